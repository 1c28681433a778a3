package org.athanor.sims.strength.cna;

import org.athanor.potentials.structure.Cell;

/**
 * Atoms sorted into bins, which parts of a cell are; so that those near a bin are quickly gathered,
 * each with the position of the image that is near.
 *
 * <p>Immutable once made, so threads may share it.
 */
final class Bins {
  private static final int MOST_PER_AXIS = 1024;

  private final int[] count = new int[3];
  private final int[] reach = new int[3];
  private final double[] rows;

  /** Where the atoms of each bin begin in {@link #order}. */
  private final int[] first;

  /** Atoms, bin by bin, and within a bin in rising order. */
  private final int[] order;

  /** Positions brought into the cell, [3n]. */
  private final double[] wrapped;

  /**
   * Sorts atoms.
   *
   * @param cell one that repeats along all three rows
   * @param positions in Å, [3n]
   * @param range how far in Å to see from any place of a bin
   */
  Bins(Cell cell, double[] positions, double range) {
    rows = cell.rows().toArray();
    wrapped = positions.clone();
    int[] binOf = new int[positions.length / 3];
    double[] fractional = wrap(cell);
    for (int axis = 0; axis < 3; axis++) {
      layOut(axis, cell.height(axis), range, fractional, binOf);
    }
    first = new int[count[0] * count[1] * count[2] + 1];
    order = new int[binOf.length];
    sort(binOf);
  }

  int size() {
    return first.length - 1;
  }

  /** Where a bin's atoms begin in the order of all. */
  int first(int bin) {
    return first[bin];
  }

  /** The atom at a place of the order. */
  int atom(int place) {
    return order[place];
  }

  /** Hands every atom and image that is within range of any place of a bin to {@code target}. */
  void gather(int bin, Vicinity target) {
    int c = bin % count[2];
    int b = bin / count[2] % count[1];
    int a = bin / count[2] / count[1];
    target.clear();
    for (int i = a - reach[0]; i <= a + reach[0]; i++) {
      for (int j = b - reach[1]; j <= b + reach[1]; j++) {
        for (int k = c - reach[2]; k <= c + reach[2]; k++) {
          visit(i, j, k, target);
        }
      }
    }
  }

  private void visit(int i, int j, int k, Vicinity target) {
    int u = Math.floorDiv(i, count[0]);
    int v = Math.floorDiv(j, count[1]);
    int w = Math.floorDiv(k, count[2]);
    double x = u * rows[0] + v * rows[3] + w * rows[6];
    double y = u * rows[1] + v * rows[4] + w * rows[7];
    double z = u * rows[2] + v * rows[5] + w * rows[8];
    int bin = ((i - u * count[0]) * count[1] + j - v * count[1]) * count[2] + k - w * count[2];
    boolean home = u == 0 && v == 0 && w == 0;
    for (int p = first[bin]; p < first[bin + 1]; p++) {
      int at = 3 * order[p];
      target.add(home ? p : -1, wrapped[at] + x, wrapped[at + 1] + y, wrapped[at + 2] + z);
    }
  }

  /** Brings the atoms into the cell, and returns their fractional coordinates. */
  private double[] wrap(Cell cell) {
    double[] inverse = cell.rows().inverse().toArray();
    double[] fractional = new double[wrapped.length];
    for (int i = 0; i < wrapped.length; i += 3) {
      for (int axis = 0; axis < 3; axis++) {
        fractional[i + axis] =
            wrapped[i] * inverse[axis]
                + wrapped[i + 1] * inverse[3 + axis]
                + wrapped[i + 2] * inverse[6 + axis];
      }
      for (int row = 0; row < 3; row++) {
        double whole = Math.floor(fractional[i + row]);
        fractional[i + row] -= whole;
        for (int axis = 0; axis < 3; axis++) {
          wrapped[i + axis] -= whole * rows[3 * row + axis];
        }
      }
    }
    return fractional;
  }

  /** Cuts one row into bins no thinner than the range where there is room for that. */
  private void layOut(int axis, double height, double range, double[] fractional, int[] binOf) {
    count[axis] = (int) Math.clamp(Math.floor(height / range), 1, MOST_PER_AXIS);
    // The margin covers the rounding of fractional coordinates at a bin's edge.
    reach[axis] = (int) Math.ceil(range * count[axis] / height + 1e-9);
    for (int i = 0; i < binOf.length; i++) {
      int bin = (int) (fractional[3 * i + axis] * count[axis]);
      binOf[i] = binOf[i] * count[axis] + Math.min(bin, count[axis] - 1);
    }
  }

  private void sort(int[] binOf) {
    for (int bin : binOf) {
      first[bin + 1]++;
    }
    for (int bin = 0; bin < size(); bin++) {
      first[bin + 1] += first[bin];
    }
    int[] next = first.clone();
    for (int i = 0; i < binOf.length; i++) {
      order[next[binOf[i]]++] = i;
    }
  }
}
