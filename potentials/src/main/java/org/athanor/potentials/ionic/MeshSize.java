package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.Fourier;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;

/**
 * How many points a mesh has along each row of the cell: even numbers without prime factors above
 * 5.
 */
record MeshSize(int a, int b, int c) {
  private static final int MOST = 2000;
  private static final double GROWTH = 1.05;

  /**
   * The size for a cell, given the cell that a run began with.
   *
   * <p>It is that of the first cell, so that no energy jumps while the cell moves, until a row has
   * grown so long that accuracy would be lost. Then it is that of a first cell with this row longer
   * by the least sufficient power of 1.05. So it depends on the two cells alone, not on what was
   * between.
   *
   * @param longest wave vector in 1/Å
   * @param order of the window
   */
  static MeshSize of(Cell first, Cell cell, double longest, int order) {
    return new MeshSize(
        points(first, cell, 0, longest, order),
        points(first, cell, 1, longest, order),
        points(first, cell, 2, longest, order));
  }

  private static int points(Cell first, Cell cell, int row, double longest, int order) {
    double length = length(cell.rows(), row);
    double needed = Fineness.LEAST_SAMPLING * longest * length / Math.PI;
    double reckoned = Fineness.SAMPLING * longest * length(first.rows(), row) / Math.PI;
    int points = even(Math.max(order, reckoned));
    while (points < needed && points <= MOST) {
      reckoned *= GROWTH;
      points = even(Math.max(order, reckoned));
    }
    if (points > MOST) {
      throw new IllegalArgumentException(
          "Ewald mesh: expected at most "
              + MOST
              + " points along a row of the cell, got a row of "
              + length
              + " Å that needs "
              + Math.round(needed));
    }
    return points;
  }

  /** The least number of points that will do; beyond the most if there is none. */
  private static int even(double wanted) {
    int points = 2;
    while (points <= MOST && (points < wanted || !Fourier.suits(points))) {
      points += 2;
    }
    return points;
  }

  private static double length(Matrix3 rows, int row) {
    double x = rows.get(row, 0);
    double y = rows.get(row, 1);
    double z = rows.get(row, 2);
    return Math.sqrt(x * x + y * y + z * z);
  }
}
