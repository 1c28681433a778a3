package org.athanor.potentials.numerics;

/**
 * Arithmetic on the rows of flat row-major matrices, in two forms that give the same bits.
 *
 * <p>No operation sums within a row, so the order of every sum is fixed whatever the number of
 * lanes. Widths and strides are multiples of {@link #PADDING}; what stands in the padding is
 * computed along and must be finite.
 */
public sealed interface Rows permits ScalarRows, VectorRows {
  /** Rows are padded to a multiple of this. */
  int PADDING = 8;

  /** The form with this many lanes. */
  static Rows of(Lanes lanes) {
    return switch (lanes) {
      case ONE -> new ScalarRows();
      case MANY -> new VectorRows();
    };
  }

  /** {@code n} rounded up to a full row. */
  static int padded(int n) {
    return (n + PADDING - 1) & -PADDING;
  }

  /** target = Σ_j coefficients[j] · row j, in rising j, over {@code count} rows of a matrix. */
  void combine(Block rows, int count, double[] coefficients, double[] target, int at, int width);

  /** Row j += factors[j] · row, for {@code count} rows. */
  void addOuter(Block rows, int count, double[] factors, double[] row, int width);

  /** Row j −= u[j] · w + w[j] · u, for {@code count} rows. */
  void subtractRankTwo(Block rows, int count, double[] u, double[] w, int width);

  /**
   * Turns rows i and i + 1 by (cosine[i], sine[i]) for i from {@code last} down to {@code first}:
   * row i+1 ← s·row i + c·row i+1, row i ← c·row i − s·row i+1.
   */
  void rotate(Block rows, int first, int last, double[] cosine, double[] sine);

  /** values[k] ← e^values[k] for the first {@code count} numbers. */
  void exponentials(double[] values, int count);

  /**
   * Rows that lie in a flat array.
   *
   * @param values the array
   * @param from where row 0 begins
   * @param stride from one row to the next
   */
  // An array component: blocks are arguments of inner loops, never values that are compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Block(double[] values, int from, int stride) {}
}
