package org.athanor.potentials.numerics;

import java.util.Arrays;

/**
 * Brings symmetric matrices to tridiagonal form by reflections: A = Q T Qᵀ.
 *
 * <p>Row by row from the last one: the reflection 1 − u uᵀ/h turns row i to the left of its
 * subdiagonal into zeros (Golub and Van Loan, Matrix Computations, section 8.3.1, run upwards). The
 * vectors u stay in the lower rows of A, from which Q is built on demand.
 */
final class Householder {
  private final Rows rows;
  private double[] u = new double[0];
  private double[] w = new double[0];
  private double[] h = new double[0];

  Householder(Rows rows) {
    this.rows = rows;
  }

  /**
   * Reduces A, which is overwritten.
   *
   * @param a n rows; both triangles are read
   * @param diagonal receives the diagonal of T, [≥ n]
   * @param below receives the element below diagonal element i, [≥ n]; the last one is 0
   */
  void reduce(Rows.Block a, int n, double[] diagonal, double[] below) {
    grow(n);
    double[] m = a.values();
    for (int i = n - 1; i >= 1; i--) {
      int row = a.from() + i * a.stride();
      below[i - 1] = reflector(m, row, i);
      if (h[i] > 0) {
        apply(a, i);
        System.arraycopy(u, 0, m, row, i);
      }
    }
    for (int i = 0; i < n; i++) {
      diagonal[i] = m[a.from() + i * a.stride() + i];
    }
    below[n - 1] = 0;
  }

  /** Sets u and h from the first i numbers of a row; returns what the row leaves behind. */
  private double reflector(double[] m, int row, int i) {
    double tail = 0;
    for (int k = 0; k < i - 1; k++) {
      tail = Math.fma(m[row + k], m[row + k], tail);
    }
    double last = m[row + i - 1];
    if (tail == 0) {
      h[i] = 0;
      return last;
    }
    double norm = Math.sqrt(Math.fma(last, last, tail));
    double left = last > 0 ? -norm : norm;
    System.arraycopy(m, row, u, 0, i - 1);
    u[i - 1] = last - left;
    Arrays.fill(u, i, Rows.padded(i), 0);
    h[i] = norm * (norm + Math.abs(last));
    return left;
  }

  /** A ← A − u wᵀ − w uᵀ on the leading i × i block, w = Au/h − (uᵀAu/2h²) u. */
  private void apply(Rows.Block a, int i) {
    int width = Rows.padded(i);
    rows.combine(a, i, u, w, 0, width);
    double overlap = 0;
    for (int k = 0; k < i; k++) {
      overlap = Math.fma(u[k], w[k], overlap);
    }
    double scale = 1 / h[i];
    double shift = overlap * scale * scale * 0.5;
    for (int k = 0; k < i; k++) {
      w[k] = Math.fma(-shift, u[k], w[k] * scale);
    }
    Arrays.fill(w, i, width, 0);
    rows.subtractRankTwo(a, i, u, w, width);
  }

  /** Writes Q into {@code q}, row-major, from what {@link #reduce} left in {@code a}. */
  void expand(Rows.Block a, int n, Rows.Block q) {
    for (int i = 0; i < n; i++) {
      int row = q.from() + i * q.stride();
      Arrays.fill(q.values(), row, row + q.stride(), 0);
      q.values()[row + i] = 1;
    }
    for (int i = 1; i < n; i++) {
      if (h[i] > 0) {
        System.arraycopy(a.values(), a.from() + i * a.stride(), u, 0, i);
        rows.combine(q, i, u, w, 0, Rows.padded(i));
        double scale = -1 / h[i];
        for (int k = 0; k < i; k++) {
          u[k] *= scale;
        }
        rows.addOuter(q, i, u, w, Rows.padded(i));
      }
    }
  }

  private void grow(int n) {
    if (u.length < Rows.padded(n)) {
      u = new double[Rows.padded(n)];
      w = new double[Rows.padded(n)];
      h = new double[Rows.padded(n)];
    }
  }
}
