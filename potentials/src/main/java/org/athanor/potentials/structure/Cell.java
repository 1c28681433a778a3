package org.athanor.potentials.structure;

/**
 * A cell: rows a, b, c in Å, [3×3], and along which of them the structure repeats.
 *
 * <p>Any triclinic cell is allowed, of either handedness, however small or skewed; only a flat one
 * is refused, repeating or not.
 */
public record Cell(Matrix3 rows, Periodicity periodicity) {
  /** Along which of a, b and c a structure repeats. */
  public record Periodicity(boolean a, boolean b, boolean c) {
    /** Repeating along all three. */
    public static final Periodicity FULL = new Periodicity(true, true, true);

    /** A cluster: repeating along none. */
    public static final Periodicity NONE = new Periodicity(false, false, false);

    /** Whether the structure repeats along row {@code row} (0, 1, 2). */
    public boolean along(int row) {
      return row == 0 ? a : row == 1 ? b : c;
    }

    @Override
    public String toString() {
      String along = (a ? "a" : "") + (b ? "b" : "") + (c ? "c" : "");
      return along.isEmpty()
          ? "one that does not repeat"
          : "one that repeats along " + String.join(", ", along.split(""));
    }
  }

  /** Cells whose volume is below this fraction of |a||b||c| are flat, and refused. */
  private static final double FLATTEST = 1e-6;

  /**
   * Checks the rows.
   *
   * @throws IllegalArgumentException if a number is not finite or the cell is flat
   */
  public Cell {
    if (!rows.allFinite()) {
      throw new IllegalArgumentException("cell: expected finite lengths in Å, got " + rows);
    }
    double product = length(rows, 0) * length(rows, 1) * length(rows, 2);
    if (!(Math.abs(rows.determinant()) > FLATTEST * product)) {
      throw new IllegalArgumentException(
          "cell: expected three independent rows in Å, got a flat cell " + rows);
    }
  }

  /** A cell that repeats along all three rows. */
  public static Cell periodic(Matrix3 rows) {
    return new Cell(rows, Periodicity.FULL);
  }

  /** A cell that repeats along all three rows, from nine row-major numbers in Å. */
  public static Cell periodic(double... rowMajor) {
    return periodic(Matrix3.of(rowMajor));
  }

  /** A cube with edge {@code length} in Å. */
  public static Cell cubic(double length) {
    return periodic(Matrix3.diagonal(length, length, length));
  }

  /** Volume in Å³, positive for either handedness. */
  public double volume() {
    return Math.abs(rows.determinant());
  }

  /** Distance in Å between the two faces that row {@code row} connects. */
  public double height(int row) {
    double[] m = rows.toArray();
    int p = 3 * ((row + 1) % 3);
    int q = 3 * ((row + 2) % 3);
    double x = m[p + 1] * m[q + 2] - m[p + 2] * m[q + 1];
    double y = m[p + 2] * m[q] - m[p] * m[q + 2];
    double z = m[p] * m[q + 1] - m[p + 1] * m[q];
    return volume() / Math.sqrt(x * x + y * y + z * z);
  }

  /** The cell after the strain ε: rows · (1 + ε). */
  public Cell strained(Matrix3 strain) {
    return new Cell(rows.times(Matrix3.IDENTITY.plus(strain)), periodicity);
  }

  private static double length(Matrix3 rows, int row) {
    double x = rows.get(row, 0);
    double y = rows.get(row, 1);
    double z = rows.get(row, 2);
    return Math.sqrt(x * x + y * y + z * z);
  }
}
