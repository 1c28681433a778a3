package org.athanor.potentials.ace;

import org.athanor.potentials.structure.Element;

/**
 * The repulsion that a neighbour adds to an atom, in eV, and its slope.
 *
 * <p>Gaussian: |p| e^(−|q| r²)/r · ½ (1 + cos(πr/r_c)), nothing where |q| r² ≥ 50; with {@link
 * Core.Kind#DISTANCE} faded out from r_in − Δ to r_in. Screened nuclei (Ziegler, Biersack and
 * Littmark): half of the pair's energy, with the switching of LAMMPS' pair style zbl and the step
 * {@link Fading} from r_c − w to r_c.
 */
final class CoreFunction {
  private static final double COULOMB = 14.399645351950543;
  private static final double[] WEIGHT = {0.18175, 0.50986, 0.28022, 0.02817};
  private static final double[] DECAY = {3.19980, 0.94229, 0.40290, 0.20162};

  private final Bond bond;
  private final double charge;
  private final double length;

  CoreFunction(Bond bond, int centre, int neighbour) {
    this.bond = bond;
    Element.of(centre);
    Element.of(neighbour);
    this.charge = COULOMB / 2 * centre * neighbour;
    this.length = 0.46850 / (StrictMath.pow(centre, 0.23) + StrictMath.pow(neighbour, 0.23));
  }

  /** Writes energy and slope (eV/Å). */
  void evaluate(double r, double[] out) {
    out[0] = 0;
    out[1] = 0;
    if (r >= bond.base().cutoff()) {
      return;
    }
    switch (bond.core().kind()) {
      case DENSITY -> gaussian(r, out);
      case DISTANCE -> {
        gaussian(r, out);
        fade(r, bond.core().inner(), bond.core().width(), out);
      }
      case ZBL -> screened(r, out);
    }
  }

  private void gaussian(double r, double[] out) {
    double exponent = Math.abs(bond.core().exponent()) * r * r;
    if (exponent >= 50) {
      return;
    }
    double y = Math.abs(bond.core().prefactor()) * StrictMath.exp(-exponent);
    double energy = y / r;
    double slope = -y * (2 * exponent + 1) / (r * r);
    double rate = Math.PI / bond.base().cutoff();
    double open = 0.5 * (1 + StrictMath.cos(rate * r));
    out[0] = energy * open;
    out[1] = -0.5 * rate * StrictMath.sin(rate * r) * energy + slope * open;
  }

  private void screened(double r, double[] out) {
    double outer = bond.base().cutoff();
    double width = bond.base().width();
    double[] here = derivatives(r);
    double[] end = derivatives(outer);
    double a = (-3 * end[1] + width * end[2]) / (width * width);
    double b = (2 * end[1] - width * end[2]) / (width * width * width);
    double c = -end[0] + width * end[1] / 2 - width * width * end[2] / 12;
    double t = Math.max(0, r - (outer - width));
    double scale = bond.core().prefactor() * charge;
    out[0] = scale * (here[0] + t * t * t * (a / 3 + b / 4 * t) + c);
    out[1] = scale * (here[1] + t * t * (a + b * t));
    fade(r, outer, width, out);
  }

  private static void fade(double r, double end, double width, double[] out) {
    double f = Fading.of(r, end, width);
    out[1] = out[1] * f + out[0] * Fading.slope(r, end, width);
    out[0] *= f;
  }

  /** Of φ(r/a)/r: value, first and second derivative. */
  private double[] derivatives(double r) {
    double[] all = new double[3];
    for (int k = 0; k < 4; k++) {
      double rate = DECAY[k] / length;
      double term = WEIGHT[k] / r * StrictMath.exp(-rate * r);
      all[0] += term;
      all[1] -= term * (rate + 1 / r);
      all[2] += term * (rate * rate + 2 * rate / r + 2 / (r * r));
    }
    return all;
  }
}
