package org.athanor.potentials.snap;

/** An atom's energy from its bispectrum, and the slopes of the one with respect to the other. */
final class SnapEnergy {
  private final Snap.Settings settings;
  private final Bispectrum bispectrum;
  private final double[] components;
  private final double[] beta;

  SnapEnergy(Snap.Settings settings, Bispectrum bispectrum) {
    this.settings = settings;
    this.bispectrum = bispectrum;
    int count = Bispectrum.count(settings.twojmax());
    this.components = new double[count];
    this.beta = new double[count];
  }

  /** In eV; sets {@link #beta}. */
  double of(double[] coefficients, double[][] half, double[][] z) {
    bispectrum.components(half, z, components);
    double energy = coefficients[0];
    for (int l = 0; l < beta.length; l++) {
      components[l] -= settings.shifted() ? bispectrum.lone()[l] : 0;
      beta[l] = coefficients[1 + l];
      energy += coefficients[1 + l] * components[l];
    }
    return settings.quadratic() ? energy + products(coefficients) : energy;
  }

  private double products(double[] coefficients) {
    int at = 1 + beta.length;
    double energy = 0;
    for (int l = 0; l < beta.length; l++) {
      double own = components[l];
      double slope = coefficients[at] * own;
      energy += 0.5 * coefficients[at++] * own * own;
      for (int m = l + 1; m < beta.length; m++) {
        double alpha = coefficients[at++];
        energy += alpha * own * components[m];
        slope += alpha * components[m];
        beta[m] += alpha * own;
      }
      beta[l] += slope;
    }
    return energy;
  }

  /** ∂E/∂B in eV, [components]; shared, read only, of the last atom. */
  double[] beta() {
    return beta;
  }
}
