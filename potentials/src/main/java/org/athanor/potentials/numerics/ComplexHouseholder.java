package org.athanor.potentials.numerics;

import java.util.Arrays;

/**
 * Brings Hermitian matrices to real tridiagonal form: A = Q D T D* Q*, Q of reflections and D of
 * phases that make the off-diagonal of T real.
 *
 * <p>Row by row from the last one, as {@link Householder} does it for real matrices: the reflection
 * 1 − u u*⁄h turns row i to the left of its subdiagonal into zeros. Row j of a complex matrix takes
 * two rows of a {@link Rows.Block}: its real parts in row 2j, its imaginary parts in row 2j + 1. In
 * this layout every complex operation is one on real rows.
 */
final class ComplexHouseholder {
  private final Rows rows;
  private double[] h = new double[0];

  /** D, one phase a row. */
  private double[] cosine = new double[0];

  private double[] sine = new double[0];

  /** The vectors u and w, real and imaginary. */
  private double[] uReal = new double[0];

  private double[] uImaginary = new double[0];
  private double[] wReal = new double[0];
  private double[] wImaginary = new double[0];

  /** Factors of the rows: (Re x, Im x, …) and (−Im x, Re x, …), that is those of x and of ix. */
  private double[] straight = new double[0];

  private double[] turned = new double[0];
  private double[] negative = new double[0];

  ComplexHouseholder(Rows rows) {
    this.rows = rows;
  }

  /**
   * Reduces A, which is overwritten.
   *
   * @param a 2n rows; both triangles are read
   * @param diagonal receives the diagonal of T, [≥ n]
   * @param below receives the element below diagonal element i, at least 0, [≥ n]; the last is 0
   */
  void reduce(Rows.Block a, int n, double[] diagonal, double[] below) {
    grow(n);
    for (int i = n - 1; i >= 1; i--) {
      below[i - 1] = reflector(a, i);
      if (h[i] > 0) {
        apply(a, i);
        System.arraycopy(uReal, 0, a.values(), row(a, i), i);
        System.arraycopy(uImaginary, 0, a.values(), row(a, i) + a.stride(), i);
      }
    }
    for (int i = 0; i < n; i++) {
      diagonal[i] = a.values()[row(a, i) + i];
    }
    below[n - 1] = 0;
    accumulatePhases(n);
  }

  /** Sets u, h and the phase of row i; returns the absolute value of what the row leaves behind. */
  private double reflector(Rows.Block a, int i) {
    double tail = load(a, i);
    double real = uReal[i - 1];
    double imaginary = uImaginary[i - 1];
    double last = Math.sqrt(Math.fma(real, real, imaginary * imaginary));
    double c = last == 0 ? 1 : real / last;
    double s = last == 0 ? 0 : imaginary / last;
    if (tail == 0) {
      h[i] = 0;
      cosine[i] = c;
      sine[i] = -s;
      return last;
    }
    double norm = Math.sqrt(Math.fma(last, last, tail));
    uReal[i - 1] = Math.fma(c, norm, real);
    uImaginary[i - 1] = Math.fma(s, norm, imaginary);
    h[i] = norm * (norm + last);
    cosine[i] = -c;
    sine[i] = s;
    return norm;
  }

  /**
   * Sets u to the conjugate of row i left of the diagonal; returns |u|² without its last number.
   */
  private double load(Rows.Block a, int i) {
    double[] m = a.values();
    int row = row(a, i);
    double tail = 0;
    for (int k = 0; k < i; k++) {
      uReal[k] = m[row + k];
      uImaginary[k] = -m[row + a.stride() + k];
      if (k < i - 1) {
        tail = Math.fma(uReal[k], uReal[k], Math.fma(uImaginary[k], uImaginary[k], tail));
      }
    }
    Arrays.fill(uReal, i, Rows.padded(i), 0);
    Arrays.fill(uImaginary, i, Rows.padded(i), 0);
    return tail;
  }

  /** A ← A − u w* − w u* on the leading i × i block, w = Au/h − (u*Au/2h²) u. */
  private void apply(Rows.Block a, int i) {
    int width = Rows.padded(i);
    factors(uReal, uImaginary, i, 1);
    // Row combinations give u*A, the conjugate of Au.
    combine(a, i, width);
    double overlap = 0;
    for (int k = 0; k < i; k++) {
      overlap = Math.fma(uReal[k], wReal[k], Math.fma(-uImaginary[k], wImaginary[k], overlap));
    }
    double scale = 1 / h[i];
    double shift = overlap * scale * scale * 0.5;
    for (int k = 0; k < i; k++) {
      wReal[k] = Math.fma(-shift, uReal[k], wReal[k] * scale);
      wImaginary[k] = Math.fma(-shift, uImaginary[k], -wImaginary[k] * scale);
    }
    Arrays.fill(wReal, i, width, 0);
    Arrays.fill(wImaginary, i, width, 0);
    subtractOuter(a, i, wReal, wImaginary, width);
    factors(wReal, wImaginary, i, 1);
    subtractOuter(a, i, uReal, uImaginary, width);
  }

  /** Row j −= x_j y*, with the factors of x. */
  private void subtractOuter(
      Rows.Block block, int i, double[] yReal, double[] yImaginary, int width) {
    for (int k = 0; k < width; k++) {
      negative[k] = -yReal[k];
    }
    rows.addOuter(block, 2 * i, straight, negative, width);
    rows.addOuter(block, 2 * i, turned, yImaginary, width);
  }

  /**
   * Writes the columns of QD, from what {@link #reduce} left in {@code a}.
   *
   * @param q work space of 2n rows
   * @param columns receives one column a row: its real parts, then from the middle of the row its
   *     imaginary parts
   */
  void expand(Rows.Block a, int n, Rows.Block q, Rows.Block columns) {
    Arrays.fill(q.values(), q.from(), q.from() + 2 * n * q.stride(), 0);
    for (int i = 0; i < n; i++) {
      q.values()[row(q, i) + i] = 1;
    }
    for (int i = 1; i < n; i++) {
      if (h[i] > 0) {
        reflect(a, i, q);
      }
    }
    int half = columns.stride() / 2;
    for (int m = 0; m < n; m++) {
      int to = columns.from() + m * columns.stride();
      Arrays.fill(columns.values(), to, to + columns.stride(), 0);
      for (int j = 0; j < n; j++) {
        double real = q.values()[row(q, j) + m];
        double imaginary = q.values()[row(q, j) + q.stride() + m];
        columns.values()[to + j] = Math.fma(real, cosine[m], -imaginary * sine[m]);
        columns.values()[to + half + j] = Math.fma(real, sine[m], imaginary * cosine[m]);
      }
    }
  }

  /** Q ← (1 − u u*⁄h) Q on the leading i × i block. */
  private void reflect(Rows.Block a, int i, Rows.Block q) {
    int width = Rows.padded(i);
    System.arraycopy(a.values(), row(a, i), uReal, 0, i);
    System.arraycopy(a.values(), row(a, i) + a.stride(), uImaginary, 0, i);
    factors(uReal, uImaginary, i, 1);
    combine(q, i, width);
    factors(uReal, uImaginary, i, -1 / h[i]);
    rows.addOuter(q, 2 * i, straight, wReal, width);
    rows.addOuter(q, 2 * i, turned, wImaginary, width);
  }

  /** w = Σ_j conj(x_j) row j, with the factors of x. */
  private void combine(Rows.Block block, int i, int width) {
    rows.combine(block, 2 * i, straight, wReal, 0, width);
    rows.combine(block, 2 * i, turned, wImaginary, 0, width);
  }

  private void factors(double[] real, double[] imaginary, int count, double scale) {
    for (int k = 0; k < count; k++) {
      straight[2 * k] = scale * real[k];
      straight[2 * k + 1] = scale * imaginary[k];
      turned[2 * k] = -scale * imaginary[k];
      turned[2 * k + 1] = scale * real[k];
    }
  }

  /** D_i = D_(i−1) · (phase of row i). */
  private void accumulatePhases(int n) {
    cosine[0] = 1;
    sine[0] = 0;
    for (int i = 1; i < n; i++) {
      double c = Math.fma(cosine[i - 1], cosine[i], -sine[i - 1] * sine[i]);
      double s = Math.fma(cosine[i - 1], sine[i], sine[i - 1] * cosine[i]);
      // Renormalised, or rounding would grow along the chain.
      double length = Math.sqrt(Math.fma(c, c, s * s));
      cosine[i] = c / length;
      sine[i] = s / length;
    }
  }

  private static int row(Rows.Block block, int j) {
    return block.from() + 2 * j * block.stride();
  }

  private void grow(int n) {
    if (h.length < Rows.padded(n)) {
      int room = Rows.padded(n);
      h = new double[room];
      cosine = new double[room];
      sine = new double[room];
      uReal = new double[room];
      uImaginary = new double[room];
      wReal = new double[room];
      wImaginary = new double[room];
      straight = new double[2 * room];
      turned = new double[2 * room];
      negative = new double[room];
    }
  }
}
