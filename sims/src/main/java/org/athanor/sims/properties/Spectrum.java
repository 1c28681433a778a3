package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;

/**
 * All vibrations of a crystal, on a regular mesh of wave vectors that avoids Γ.
 *
 * @param frequencies in THz, all modes of all wave vectors, 3n at each
 * @param modesPerAtom 3 for every atom, over the number of frequencies
 */
record Spectrum(Scalars frequencies, double modesPerAtom) {
  /** Distance of wave vectors in 1/Å, 2π included, for a density of states. */
  static final double FINE = 0.1;

  /** The same for sums alone. */
  static final double COARSE = 0.16;

  private static final int BINS = 200;

  /** eV in one THz, h·10¹². */
  private static final double EV_PER_THZ = 2e-3 * Math.PI * Units.REDUCED_PLANCK;

  static Spectrum of(DynamicalMatrix matrix, Structure primitive, double spacing) {
    Matrix3 reciprocal = primitive.cell().rows().inverse().transposed().times(2 * Math.PI);
    int[] mesh = new int[3];
    for (int row = 0; row < 3; row++) {
      double length =
          Layers.norm(reciprocal.get(row, 0), reciprocal.get(row, 1), reciprocal.get(row, 2));
      mesh[row] = 2 * Math.max(2, (int) Math.ceil(0.5 * length / spacing));
    }
    List<double[]> all = new ArrayList<>();
    // q and −q have the same frequencies: half of the mesh is enough.
    for (int a = 0; a < mesh[0] / 2; a++) {
      for (int b = 0; b < mesh[1]; b++) {
        for (int c = 0; c < mesh[2]; c++) {
          double[] fraction = {(a + 0.5) / mesh[0], (b + 0.5) / mesh[1], (c + 0.5) / mesh[2]};
          double[] q = Sublattices.product(fraction, reciprocal);
          all.add(matrix.frequencies(q[0], q[1], q[2]));
        }
      }
    }
    double[] frequencies = all.stream().flatMapToDouble(Arrays::stream).toArray();
    return new Spectrum(Scalars.of(frequencies), 3.0 / frequencies.length);
  }

  double lowest() {
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < frequencies.size(); k++) {
      lowest = Math.min(lowest, frequencies.get(k));
    }
    return lowest;
  }

  /**
   * Density of states per atom in 1/THz, every frequency spread as a Gaussian; its area is 3.
   *
   * @param low first frequency in THz
   * @param high last one
   */
  Scalars density(double low, double high) {
    double step = (high - low) / (BINS - 1);
    double width = 1.8 * step;
    double[] density = new double[BINS];
    double height = modesPerAtom / (width * Math.sqrt(2 * Math.PI));
    for (int k = 0; k < frequencies.size(); k++) {
      double at = (frequencies.get(k) - low) / step;
      int from = Math.max(0, (int) Math.floor(at) - 7);
      int to = Math.min(BINS - 1, (int) Math.ceil(at) + 7);
      for (int bin = from; bin <= to; bin++) {
        double x = (bin - at) * step / width;
        density[bin] += height * StrictMath.exp(-0.5 * x * x);
      }
    }
    return Scalars.of(density);
  }

  /** The frequencies of {@link #density}. */
  static Scalars grid(double low, double high) {
    double[] grid = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      grid[bin] = low + (high - low) * bin / (BINS - 1);
    }
    return Scalars.of(grid);
  }

  /**
   * Helmholtz energy of the vibrations in eV per atom, Σ ½hν + kT ln(1 − exp(−hν/kT)).
   *
   * @param temperature in K
   */
  double freeEnergy(double temperature) {
    double sum = 0;
    double thermal = Units.BOLTZMANN * temperature;
    for (int k = 0; k < frequencies.size(); k++) {
      double quantum = EV_PER_THZ * frequencies.get(k);
      sum += 0.5 * quantum;
      if (thermal > 0) {
        sum += thermal * StrictMath.log(-StrictMath.expm1(-quantum / thermal));
      }
    }
    return sum * modesPerAtom;
  }

  /** Heat capacity at constant volume in units of k per atom; 3 when it is hot. */
  double heatCapacity(double temperature) {
    double sum = 0;
    for (int k = 0; k < frequencies.size(); k++) {
      double x = EV_PER_THZ * frequencies.get(k) / (Units.BOLTZMANN * temperature);
      double s = StrictMath.sinh(0.5 * Math.min(x, 200));
      sum += 0.25 * x * x / (s * s);
    }
    return sum * modesPerAtom;
  }
}
