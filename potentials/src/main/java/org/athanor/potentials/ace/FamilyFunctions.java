package org.athanor.potentials.ace;

import java.util.Arrays;

/** The g_k of a bond and their slopes, with the fading of {@link Core.Kind#DISTANCE}. */
final class FamilyFunctions {
  private final Bond bond;
  private final int count;
  private final double[] chebyshev;
  private final double[] slope;

  FamilyFunctions(Bond bond) {
    this.bond = bond;
    this.count = bond.base().count();
    this.chebyshev = new double[count + 1];
    this.slope = new double[count + 1];
  }

  /** Writes g_k(r) and dg_k/dr (1/Å). */
  void evaluate(double r, double[] g, double[] dg) {
    Core core = bond.core();
    boolean fades = core.kind() == Core.Kind.DISTANCE;
    boolean inside = fades && r <= core.inner() - core.width();
    if (r >= bond.base().cutoff() || inside) {
      Arrays.fill(g, 0, count, 0);
      Arrays.fill(dg, 0, count, 0);
      return;
    }
    switch (bond.base().form()) {
      case CHEB_EXP_COS -> exponential(r, g, dg);
      case CHEB_POW -> power(r, g, dg);
      case CHEB_LINEAR -> {
        double cutoff = bond.base().cutoff();
        halves(1 - r / cutoff, -1 / cutoff, 1, g, dg);
      }
      case SBESSEL -> Bessel.evaluate(r, bond.base().cutoff(), count, g, dg);
    }
    if (fades) {
      double open = 1 - Fading.of(r, core.inner(), core.width());
      multiply(open, -Fading.slope(r, core.inner(), core.width()), g, dg);
    }
  }

  private void power(double r, double[] g, double[] dg) {
    double cutoff = bond.base().cutoff();
    double lambda = bond.base().parameter();
    double y = 1 - r / cutoff;
    double lower = StrictMath.pow(y, lambda - 1);
    halves(2 * (1 - lower * y) - 1, 2 * lambda / cutoff * lower, 1, g, dg);
  }

  private void exponential(double r, double[] g, double[] dg) {
    double cutoff = bond.base().cutoff();
    double lambda = bond.base().parameter();
    double now = StrictMath.exp(-lambda * r / cutoff);
    double end = StrictMath.exp(-lambda);
    double x = 1 - 2 * (now - end) / (1 - end);
    halves(x, 2 * lambda / cutoff * now / (1 - end), 0, g, dg);
    g[0] = 1;
    dg[0] = 0;
    fade(Math.PI / cutoff, Math.PI * r / cutoff, g, dg);
    double width = bond.base().width();
    double beyond = r - (cutoff - width);
    if (beyond > 0 && width > 0) {
      fade(Math.PI / width, Math.PI * beyond / width, g, dg);
    }
  }

  /** Times ½ (1 + cos). */
  private void fade(double rate, double angle, double[] g, double[] dg) {
    multiply(0.5 * (1 + StrictMath.cos(angle)), -0.5 * rate * StrictMath.sin(angle), g, dg);
  }

  private void multiply(double f, double df, double[] g, double[] dg) {
    for (int k = 0; k < count; k++) {
      dg[k] = g[k] * df + dg[k] * f;
      g[k] *= f;
    }
  }

  /** g_k = ½ − ½ T_k+first(x) for the k-th function, k from 0. */
  private void halves(double x, double dx, int first, double[] g, double[] dg) {
    chebyshev[0] = 1;
    slope[0] = 0;
    chebyshev[1] = x;
    slope[1] = 1;
    for (int k = 2; k <= count; k++) {
      chebyshev[k] = 2 * x * chebyshev[k - 1] - chebyshev[k - 2];
      slope[k] = 2 * chebyshev[k - 1] + 2 * x * slope[k - 1] - slope[k - 2];
    }
    for (int k = 0; k < count; k++) {
      g[k] = 0.5 - 0.5 * chebyshev[k + first];
      dg[k] = -0.5 * slope[k + first] * dx;
    }
  }
}
