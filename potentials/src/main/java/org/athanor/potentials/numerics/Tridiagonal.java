package org.athanor.potentials.numerics;

/**
 * Eigenvalues and eigenvectors of symmetric tridiagonal matrices by QL iterations with Wilkinson's
 * shift, accurate to a few units in the last place of the largest eigenvalue.
 */
final class Tridiagonal {
  /** Far more than ever needed: three iterations an eigenvalue are many. */
  private static final int MOST_ITERATIONS = 60;

  /**
   * After so many iterations twice as much counts as negligible: beside large elements every sweep
   * leaves rounding behind where a block is zero, and may never get below the floor there.
   */
  private static final int PATIENCE = 12;

  private final Rows rows;
  private double[] cosine = new double[0];
  private double[] sine = new double[0];

  Tridiagonal(Rows rows) {
    this.rows = rows;
  }

  /**
   * Replaces the diagonal d by the eigenvalues, in no particular order, and spoils {@code below}.
   *
   * <p>The form without square roots after Pal, Walker and Kahan (Parlett, The Symmetric Eigenvalue
   * Problem, section 8.15): only squares of the off-diagonal enter.
   */
  void values(double[] d, double[] below, int n) {
    double floor = floor(d, below, n);
    for (int i = 0; i < n; i++) {
      below[i] *= below[i];
    }
    double squaredFloor = floor * floor;
    for (int l = 0; l < n; l++) {
      int iterations = 0;
      double least = squaredFloor;
      for (int m = end(below, l, n, least); m > l; m = end(below, l, n, least)) {
        count(++iterations);
        least *= iterations % PATIENCE == 0 ? 4 : 1;
        sweep(d, below, l, m);
      }
    }
  }

  private static void sweep(double[] d, double[] squared, int l, int m) {
    double sigma = shift(d[l], d[l + 1], Math.sqrt(squared[l]));
    double c = 1;
    double s = 0;
    double gamma = d[m] - sigma;
    double p = gamma * gamma;
    for (int i = m - 1; i >= l; i--) {
      double b = squared[i];
      double r = p + b;
      squared[i + 1] = i == m - 1 ? squared[i + 1] : s * r;
      double oldC = c;
      c = p / r;
      s = b / r;
      double oldGamma = gamma;
      double alpha = d[i];
      gamma = Math.fma(c, alpha - sigma, -s * oldGamma);
      d[i + 1] = oldGamma + (alpha - gamma);
      p = c == 0 ? oldC * b : gamma * gamma / c;
    }
    squared[l] = s * p;
    d[l] = sigma + gamma;
  }

  /**
   * Replaces the diagonal d by the eigenvalues, in no particular order, and turns the rows of
   * {@code z} with them: rows that were the columns of Q become the eigenvectors of Q T Qᵀ.
   */
  void vectors(double[] d, double[] e, int n, Rows.Block z) {
    if (cosine.length < n) {
      cosine = new double[n];
      sine = new double[n];
    }
    double floor = floor(d, e, n);
    for (int l = 0; l < n; l++) {
      int iterations = 0;
      double least = floor;
      for (int m = end(e, l, n, least); m > l; m = end(e, l, n, least)) {
        count(++iterations);
        least *= iterations % PATIENCE == 0 ? 2 : 1;
        implicitSweep(d, e, l, m);
        rows.rotate(z, l, m - 1, cosine, sine);
      }
    }
  }

  /** One implicit QL step on rows l to m, by plane rotations that are kept for the vectors. */
  private void implicitSweep(double[] d, double[] e, int l, int m) {
    double g = d[m] - shift(d[l], d[l + 1], e[l]);
    double s = 1;
    double c = 1;
    double p = 0;
    double edge = e[m];
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      double r = Math.sqrt(Math.fma(f, f, g * g));
      e[i + 1] = r;
      // Both vanish only where the shift is an eigenvalue to the last bit: no rotation then.
      s = r == 0 ? 0 : f / r;
      c = r == 0 ? 1 : g / r;
      g = d[i + 1] - p;
      double q = Math.fma(d[i] - g, s, 2 * c * b);
      p = s * q;
      d[i + 1] = g + p;
      g = Math.fma(c, q, -b);
      cosine[i] = c;
      sine[i] = s;
    }
    d[l] -= p;
    e[l] = g;
    e[m] = edge;
  }

  /** Wilkinson's shift: the eigenvalue of the leading 2 × 2 block that is closer to its corner. */
  private static double shift(double corner, double next, double off) {
    double half = (next - corner) / (2 * off);
    double root = Math.sqrt(Math.fma(half, half, 1));
    return corner - off / (half + (half < 0 ? -root : root));
  }

  /** The first index from l on whose off-diagonal element is negligible. */
  private static int end(double[] below, int l, int n, double floor) {
    int m = l;
    while (m < n - 1 && Math.abs(below[m]) > floor) {
      m++;
    }
    return m;
  }

  /** Off-diagonal elements up to this change no eigenvalue by more than its last bit. */
  private static double floor(double[] d, double[] below, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(d[i]) + Math.abs(below[i]));
    }
    if (!(largest < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException("eigenvalues: expected finite matrix elements, got " + largest);
    }
    return 0x1p-53 * largest;
  }

  private static void count(int iterations) {
    if (iterations > MOST_ITERATIONS) {
      throw new ArithmeticException(
          "eigenvalues: no convergence in " + MOST_ITERATIONS + " iterations of the QL method");
    }
  }
}
