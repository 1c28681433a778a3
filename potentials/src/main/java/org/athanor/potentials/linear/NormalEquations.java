package org.athanor.potentials.linear;

import java.util.Arrays;

/**
 * The sums of weighted least squares, G = Σ xxᵀ [K×K, upper triangle], h = Σ x y [K], Σ y² and the
 * number of rows.
 *
 * <p>Their size does not depend on how many rows were added; rows are added in the order of calls.
 */
final class NormalEquations {
  private final int size;
  private final double[] gram;
  private final double[] projection;
  private double square;
  private long rows;

  /** A strip of rows waiting to be added together. */
  private static final int STRIP = 4;

  private final double[] strip;
  private int waiting;

  NormalEquations(int size) {
    this.size = size;
    gram = new double[size * size];
    projection = new double[size];
    strip = new double[STRIP * size];
  }

  NormalEquations copy() {
    NormalEquations copy = new NormalEquations(size);
    flush();
    System.arraycopy(gram, 0, copy.gram, 0, gram.length);
    System.arraycopy(projection, 0, copy.projection, 0, size);
    copy.square = square;
    copy.rows = rows;
    return copy;
  }

  int size() {
    return size;
  }

  long rows() {
    return rows;
  }

  /** Σ y². */
  double square() {
    return square;
  }

  /** G_kl for k ≤ l. */
  double gram(int k, int l) {
    flush();
    return gram[k * size + l];
  }

  /** h_k. */
  double projection(int k) {
    return projection[k];
  }

  /** Numbers that are kept, whatever was added. */
  int numbers() {
    return gram.length + projection.length + strip.length + 2;
  }

  /**
   * Adds a row.
   *
   * @param from row-major rows
   * @param row which of them
   * @param tail the row's last numbers, which are not in {@code from}
   * @param label y
   * @param weight multiplies both sides
   */
  void add(double[] from, int row, double[] tail, double label, double weight) {
    int used = size - tail.length;
    int at = waiting * size;
    for (int k = 0; k < used; k++) {
      strip[at + k] = weight * from[row * used + k];
    }
    for (int k = 0; k < tail.length; k++) {
      strip[at + used + k] = weight * tail[k];
    }
    double y = weight * label;
    for (int k = 0; k < size; k++) {
      projection[k] += strip[at + k] * y;
    }
    square += y * y;
    rows++;
    if (++waiting == STRIP) {
      flush();
    }
  }

  /** Sums over the strip's rows in one pass over G; a row not there counts as zeros. */
  void flush() {
    if (waiting == 0) {
      return;
    }
    Arrays.fill(strip, waiting * size, strip.length, 0);
    for (int k = 0; k < size; k++) {
      double a = strip[k];
      double b = strip[size + k];
      double c = strip[2 * size + k];
      double d = strip[3 * size + k];
      int row = k * size;
      for (int l = k; l < size; l++) {
        gram[row + l] +=
            (a * strip[l] + b * strip[size + l])
                + (c * strip[2 * size + l] + d * strip[3 * size + l]);
      }
    }
    waiting = 0;
  }
}
