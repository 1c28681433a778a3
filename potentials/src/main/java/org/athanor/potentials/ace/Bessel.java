package org.athanor.potentials.ace;

/**
 * Simplified spherical Bessel functions: sums of two neighbouring sinc functions that vanish with
 * their slope at the cutoff, made orthonormal one after the other.
 *
 * <p>f_n = (−1)^n √2 π r_c^(−3/2) (n+1)(n+2)/√((n+1)² + (n+2)²) [sinc(πr(n+1)/r_c) +
 * sinc(πr(n+2)/r_c)]; g_0 = f_0, g_n = (f_n + √(e_n/d_n−1) g_n−1)/√d_n, e_n = n²(n+2)²/(4(n+1)⁴ +
 * 1), d_n = 1 − e_n/d_n−1, d_0 = 1. Source: E. Kocer, J. K. Mason and H. Erturk, AIP Adv. 10,
 * 015021 (2020), as in LAMMPS' pair style pace.
 */
final class Bessel {
  private Bessel() {}

  static void evaluate(double r, double cutoff, int count, double[] g, double[] dg) {
    double before = 1;
    for (int n = 0; n < count; n++) {
      double low = (n + 1) * Math.PI / cutoff;
      double high = (n + 2) * Math.PI / cutoff;
      double norm =
          (n % 2 == 0 ? 1 : -1)
              * Math.sqrt(2 / (cutoff * cutoff * cutoff))
              * Math.PI
              * ((n + 1.0) * (n + 2))
              / Math.sqrt((n + 1.0) * (n + 1) + (n + 2.0) * (n + 2));
      double f = norm * (sinc(low * r) + sinc(high * r));
      double df = norm * (low * sincSlope(low * r) + high * sincSlope(high * r));
      if (n == 0) {
        g[0] = f;
        dg[0] = df;
        continue;
      }
      double e =
          (double) n * n * (n + 2) * (n + 2) / (4.0 * (n + 1) * (n + 1) * (n + 1) * (n + 1) + 1);
      double d = 1 - e / before;
      double share = Math.sqrt(e / before);
      g[n] = (f + share * g[n - 1]) / Math.sqrt(d);
      dg[n] = (df + share * dg[n - 1]) / Math.sqrt(d);
      before = d;
    }
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(x) / x;
  }

  private static double sincSlope(double x) {
    return x == 0 ? 0 : (StrictMath.cos(x) * x - StrictMath.sin(x)) / (x * x);
  }
}
