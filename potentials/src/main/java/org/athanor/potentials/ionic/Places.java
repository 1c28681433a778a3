package org.athanor.potentials.ionic;

import java.util.Arrays;

/** Where charges are on a mesh, and their numbers sorted by planes of it along the first row. */
final class Places {
  private final int n;

  /** In points along each row, from 0 up to below their number, [3n]. */
  private final double[] at;

  private final int[] atoms;
  private final int[] starts;
  private final int[] next;

  Places(int n, int planes) {
    this.n = n;
    this.at = new double[3 * n];
    this.atoms = new int[n];
    this.starts = new int[planes + 1];
    this.next = new int[planes];
  }

  /**
   * Places atoms {@code from} to {@code to} (exclusive).
   *
   * @param positions in Å
   * @param inverse of the cell's rows
   * @param points of the mesh along each row, [3]
   */
  void place(double[] positions, double[] inverse, int[] points, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int row = 0; row < 3; row++) {
        double f =
            positions[3 * i] * inverse[row]
                + positions[3 * i + 1] * inverse[3 + row]
                + positions[3 * i + 2] * inverse[6 + row];
        double g = points[row] * (f - Math.floor(f));
        // Rounding may bring a fraction just below a whole number up to it.
        at[3 * i + row] = g < points[row] ? g : 0;
      }
    }
  }

  /** Sorts the atoms by planes; within a plane they stay in their order. */
  void sort() {
    Arrays.fill(next, 0);
    for (int i = 0; i < n; i++) {
      next[(int) at[3 * i]]++;
    }
    int sum = 0;
    for (int plane = 0; plane < next.length; plane++) {
      starts[plane] = sum;
      sum += next[plane];
      next[plane] = starts[plane];
    }
    starts[next.length] = sum;
    for (int i = 0; i < n; i++) {
      atoms[next[(int) at[3 * i]]++] = i;
    }
  }

  /** Where the atoms of a plane begin among the sorted ones. */
  int start(int plane) {
    return starts[plane];
  }

  /** The atom in a place among the sorted ones. */
  int atom(int place) {
    return atoms[place];
  }

  /** In points along a row. */
  double along(int atom, int row) {
    return at[3 * atom + row];
  }
}
