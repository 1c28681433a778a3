package org.athanor.potentials.tightbinding;

import org.athanor.potentials.numerics.Exponential;

/**
 * Fermi–Dirac occupation f = 1/(e^x + 1), x = (ε − μ)/T, with the level μ that holds a given number
 * of electrons, two a state.
 *
 * <p>The electronic free energy Σ 2fε − TS, S = −2 Σ [f ln f + (1 − f) ln(1 − f)], is the quantity
 * whose slopes are the Hellmann–Feynman forces (M. Weinert and J. W. Davenport, Phys. Rev. B 45,
 * 13709 (1992)). A state's share is 2fμ − 2T ln(1 + e^−x).
 */
final class Occupation {
  /** Beyond this many widths from the level a state is full or empty to the last bit. */
  private static final double SURE = 40;

  private static final double RELATIVE_ERROR = 1e-14;
  private static final int MOST_STEPS = 200;

  private final double width;
  private double level;
  private double missing;

  /** With k_B times the temperature in eV. */
  Occupation(double width) {
    this.width = width;
  }

  /**
   * Finds the level.
   *
   * @param values levels in eV, n for each k-point of the mesh
   * @param electrons in the cell
   */
  void fill(double[] values, int n, Mesh mesh, double electrons) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < n * mesh.points(); k++) {
      low = Math.min(low, values[k]);
      high = Math.max(high, values[k]);
    }
    low -= SURE * width;
    high += SURE * width;
    level = 0.5 * (low + high);
    double[] sums = new double[2];
    for (int step = 0; step < MOST_STEPS; step++) {
      count(values, n, mesh, sums);
      missing = electrons - sums[0];
      if (Math.abs(missing) <= RELATIVE_ERROR * electrons || !(high > low)) {
        return;
      }
      if (missing > 0) {
        low = level;
      } else {
        high = level;
      }
      double newton = level + missing / sums[1];
      double next = newton > low && newton < high ? newton : 0.5 * (low + high);
      if (next == level) {
        return;
      }
      level = next;
    }
  }

  /** Electrons at this level, and the slope of their number with it in 1/eV. */
  private void count(double[] values, int n, Mesh mesh, double[] sums) {
    double electrons = 0;
    double slope = 0;
    for (int point = 0; point < mesh.points(); point++) {
      double here = 0;
      double slopeHere = 0;
      for (int m = point * n; m < (point + 1) * n; m++) {
        double f = of(values[m]);
        here += 2 * f;
        slopeHere += 2 * f * (1 - f);
      }
      electrons += mesh.weight(point) * here;
      slope += mesh.weight(point) * slopeHere;
    }
    sums[0] = electrons / mesh.total();
    sums[1] = slope / (mesh.total() * width);
  }

  /** f of a level in eV. */
  double of(double energy) {
    double x = (energy - level) / width;
    double small = Exponential.of(-Math.abs(x));
    return x > 0 ? small / (1 + small) : 1 / (1 + small);
  }

  /** A state's share of the free energy in eV. */
  double freeEnergy(double energy) {
    double x = (energy - level) / width;
    double log = StrictMath.log1p(Exponential.of(-Math.abs(x))) + Math.max(0, -x);
    return 2 * (of(energy) * level - width * log);
  }

  /**
   * What is to be added to the free energy in eV because the level holds not quite the right number
   * of electrons: with it the sum is stationary in the level, and errors of the level do not show.
   */
  double correction() {
    return missing * level;
  }
}
