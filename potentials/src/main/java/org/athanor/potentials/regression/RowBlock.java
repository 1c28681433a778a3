package org.athanor.potentials.regression;

import org.athanor.potentials.numerics.Panels;

/**
 * Rows [x | y] of least squares that are added to {@link NormalEquations} together, times their
 * weights, in panels of eight columns.
 *
 * <p>Its memory is reused: one instance serves one thread at a time.
 */
public final class RowBlock {
  private final int size;
  private final int panels;
  private int capacity;
  private int rows;
  private double[] values = new double[0];

  /** For rows of {@code size} unknowns. */
  public RowBlock(int size) {
    this.size = size;
    panels = (size + Panels.WIDTH) / Panels.WIDTH;
  }

  /** The number of unknowns. */
  public int size() {
    return size;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** Empties it, and makes room. */
  public void clear(int mostRows) {
    rows = 0;
    if (mostRows > capacity) {
      capacity = mostRows;
      values = new double[panels * capacity * Panels.WIDTH];
    }
  }

  /**
   * Adds a row.
   *
   * @param from the row's first numbers begin at {@code start}
   * @param tail the row's last numbers, which are not in {@code from}
   * @param label y
   * @param weight multiplies both sides
   * @throws IllegalStateException if there is no room
   */
  public void add(double[] from, int start, double[] tail, double label, double weight) {
    if (rows == capacity) {
      throw new IllegalStateException("rows: expected at most " + capacity + ", got another");
    }
    int used = size - tail.length;
    for (int k = 0; k < used; k++) {
      values[place(k)] = weight * from[start + k];
    }
    for (int k = used; k < size; k++) {
      values[place(k)] = weight * tail[k - used];
    }
    values[place(size)] = weight * label;
    rows++;
  }

  double[] values() {
    return values;
  }

  /** Where a panel begins. */
  int panel(int p) {
    return p * capacity * Panels.WIDTH;
  }

  private int place(int column) {
    return panel(column / Panels.WIDTH) + rows * Panels.WIDTH + column % Panels.WIDTH;
  }
}
