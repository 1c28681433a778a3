package org.athanor.potentials.potential;

import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;

/**
 * Two screened nuclei: E(r) = k Z₁Z₂/r · φ(r/a) + S(r), with the switching polynomial S of {@link
 * ZieglerBiersackLittmark}.
 */
final class ScreenedNuclei implements PairFunction {
  /** e²/(4πε₀) in eV·Å as in LAMMPS' metal units, 2e-8 off CODATA, so that potentials agree. */
  private static final double COULOMB = 14.399645;

  private static final double[] WEIGHT = {0.02817, 0.28022, 0.50986, 0.18175};
  private static final double[] DECAY = {0.20162, 0.40290, 0.94229, 3.19980};

  private final double charge;
  private final double[] rate = new double[4];
  private final Switching switching;

  /** S = C up to the inner radius, A/3 t³ + B/4 t⁴ + C beyond it, t = r − inner. */
  private final double a;

  private final double b;
  private final double c;

  ScreenedNuclei(SpeciesPair pair, Switching switching) {
    this.switching = switching;
    this.charge = COULOMB * pair.low() * pair.high();
    double length =
        0.46850 / (StrictMath.pow(pair.low(), 0.23) + StrictMath.pow(pair.high(), 0.23));
    for (int k = 0; k < 4; k++) {
      rate[k] = DECAY[k] / length;
    }
    double width = switching.outer() - switching.inner();
    double[] end = derivatives(switching.outer());
    a = (-3 * end[1] + width * end[2]) / (width * width);
    b = (2 * end[1] - width * end[2]) / (width * width * width);
    c = -end[0] + width * end[1] / 2 - width * width * end[2] / 12;
  }

  @Override
  public double cutoff() {
    return switching.outer();
  }

  @Override
  public double energy(double r) {
    double screening = 0;
    for (int k = 0; k < 4; k++) {
      screening += WEIGHT[k] * StrictMath.exp(-rate[k] * r);
    }
    double t = Math.max(0, r - switching.inner());
    return charge * screening / r + t * t * t * (a / 3 + b / 4 * t) + c;
  }

  @Override
  public double slope(double r) {
    double screening = 0;
    double fall = 0;
    for (int k = 0; k < 4; k++) {
      double term = WEIGHT[k] * StrictMath.exp(-rate[k] * r);
      screening += term;
      fall += rate[k] * term;
    }
    double t = Math.max(0, r - switching.inner());
    return -charge * (fall + screening / r) / r + t * t * (a + b * t);
  }

  /** The unswitched energy and its first and second derivative. */
  private double[] derivatives(double r) {
    double[] all = new double[3];
    for (int k = 0; k < 4; k++) {
      double term = charge / r * WEIGHT[k] * StrictMath.exp(-rate[k] * r);
      all[0] += term;
      all[1] -= term * (rate[k] + 1 / r);
      all[2] += term * (rate[k] * rate[k] + 2 * rate[k] / r + 2 / (r * r));
    }
    return all;
  }
}
