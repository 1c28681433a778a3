package org.athanor.potentials.numerics;

/**
 * Clebsch–Gordan coefficients ⟨j1 m1 j2 m2 | j m⟩ by Racah's sum, with angular momenta given as 2j
 * and components counted from 0 to 2j.
 *
 * <p>Source: D. A. Varshalovich, A. N. Moskalev and V. K. Khersonskii, Quantum Theory of Angular
 * Momentum (1988), eq. 8.2.1(3).
 */
public final class ClebschGordan {
  private ClebschGordan() {}

  /** All of one triple, [(2j1+1)·(2j2+1)], row-major in (m1, m2); 0 where there is no such m. */
  public static double[] of(int j1, int j2, int j) {
    double[] all = new double[(j1 + 1) * (j2 + 1)];
    int shift = (j1 + j2 - j) / 2;
    for (int m1 = 0; m1 <= j1; m1++) {
      for (int m2 = 0; m2 <= j2; m2++) {
        int m = m1 + m2 - shift;
        all[m1 * (j2 + 1) + m2] = m < 0 || m > j ? 0 : one(j1, m1, j2, m2, j);
      }
    }
    return all;
  }

  private static double one(int j1, int m1, int j2, int m2, int j) {
    int shift = (j1 + j2 - j) / 2;
    int m = m1 + m2 - shift;
    double sum = 0;
    for (int z = 0; z <= shift; z++) {
      int p = j1 - m1 - z;
      int q = m2 - z;
      int s = m1 - shift + z;
      int t = j2 - shift - m2 + z;
      if (p < 0 || q < 0 || s < 0 || t < 0) {
        continue;
      }
      double bottom =
          factorial(z) * factorial(shift - z) * factorial(p) * factorial(q) * factorial(s);
      sum += (z % 2 == 0 ? 1 : -1) / (bottom * factorial(t));
    }
    double triangle =
        factorial(shift)
            * factorial((j1 - j2 + j) / 2)
            * factorial((j2 - j1 + j) / 2)
            / factorial((j1 + j2 + j) / 2 + 1);
    double top =
        factorial(m1)
            * factorial(j1 - m1)
            * factorial(m2)
            * factorial(j2 - m2)
            * factorial(m)
            * factorial(j - m)
            * (j + 1);
    return sum * Math.sqrt(triangle) * Math.sqrt(top);
  }

  private static double factorial(int n) {
    double product = 1;
    for (int k = 2; k <= n; k++) {
      product *= k;
    }
    return product;
  }
}
