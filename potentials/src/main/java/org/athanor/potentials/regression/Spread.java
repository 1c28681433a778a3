package org.athanor.potentials.regression;

/** How uncertain K coefficients are, and with them every quantity x·c that is linear in them. */
public sealed interface Spread permits Posterior, Committee {
  /** The number of coefficients, K. */
  int size();

  /**
   * The variances of x·c for rows of a matrix.
   *
   * @param x row-major, [count×width]
   * @param width at most K; the numbers beyond are zeros
   */
  double[] variances(double[] x, int width, int count);

  /** The variance of x·c, x [K]. */
  default double variance(double[] x) {
    return variances(x, x.length, 1)[0];
  }
}
