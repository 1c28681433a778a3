package org.athanor.potentials.structure;

import java.util.Arrays;

/**
 * Finds the pairs of single atoms in {@link Bins}; one thread's work arrays.
 *
 * <p>For each atom all bins that the range can reach are visited, with as many images as that
 * takes. Cost grows with the number of atoms for large cells, with the number of images for small
 * ones.
 */
final class PairSearch {
  /** Of one atom: a sphere of some 270 Å in a solid. */
  private static final int MOST = 1 << 22;

  private final Bins bins;
  private final double[] rows;
  private final boolean whole;
  private final int bits;
  private long[] found = new long[256];
  private int count;

  /**
   * A search.
   *
   * @param whole whether to list pairs from both of their atoms, or from the first only
   * @param bits how many bits of a code are the atom's
   */
  PairSearch(Bins bins, double[] rows, boolean whole, int bits) {
    this.bins = bins;
    this.rows = rows;
    this.whole = whole;
    this.bits = bits;
  }

  /** Adds the pairs of atom {@code i} to its part's. */
  void list(int i, Candidates target) {
    count = 0;
    for (int a = -bins.reach[0]; a <= bins.reach[0]; a++) {
      for (int b = -bins.reach[1]; b <= bins.reach[1]; b++) {
        collectRow(i, bins.binOf[3 * i] + a, bins.binOf[3 * i + 1] + b);
      }
    }
    Arrays.sort(found, 0, count);
    target.add(found, count, own(i), bits);
  }

  private static long own(int i) {
    return ((long) i << 36) | ImageTable.pack(0, 0, 0);
  }

  /** Visits the bins of one row, in pieces that stand side by side. */
  private void collectRow(int i, int a, int b) {
    int wrapA = Math.floorDiv(a, bins.bins[0]);
    int wrapB = Math.floorDiv(b, bins.bins[1]);
    if ((wrapA != 0 && !bins.repeats[0]) || (wrapB != 0 && !bins.repeats[1])) {
      return;
    }
    int row = bins.bin(a - wrapA * bins.bins[0], b - wrapB * bins.bins[1], 0);
    int along = bins.bins[2];
    int high = bins.binOf[3 * i + 2] + bins.reach[2];
    for (int c = bins.binOf[3 * i + 2] - bins.reach[2]; c <= high; ) {
      int wrapC = Math.floorDiv(c, along);
      int last = Math.min(high, (wrapC + 1) * along - 1);
      if (wrapC == 0 || bins.repeats[2]) {
        int from = bins.head[row + c - wrapC * along];
        int to = bins.head[row + last - wrapC * along + 1];
        collect(i, from, to, wrapA, wrapB, wrapC);
      }
      c = last + 1;
    }
  }

  private void collect(int i, int from, int to, int a, int b, int c) {
    if (found.length < count + to - from) {
      if (count + to - from > MOST) {
        throw new IllegalArgumentException(
            "neighbours: expected at most "
                + MOST
                + " of an atom, got more; is the cell far too small, or the cutoff far too long?");
      }
      found = Arrays.copyOf(found, 2 * (count + to - from));
    }
    double[] at = bins.sortedAt;
    double x0 = bins.wrapped[3 * i] - (a * rows[0] + b * rows[3] + c * rows[6]);
    double y0 = bins.wrapped[3 * i + 1] - (a * rows[1] + b * rows[4] + c * rows[7]);
    double z0 = bins.wrapped[3 * i + 2] - (a * rows[2] + b * rows[5] + c * rows[8]);
    double limit = bins.range * bins.range;
    long own = own(i);
    long least = whole ? Long.MIN_VALUE : own;
    long image = ImageTable.pack(a, b, c) + bins.shift[i];
    int size = count;
    long[] target = found;
    for (int k = from; k < to; k++) {
      double x = at[3 * k] - x0;
      double y = at[3 * k + 1] - y0;
      double z = at[3 * k + 2] - z0;
      int j = bins.sorted[k];
      long pair = ((long) j << 36) + (image - bins.shift[j]);
      target[size] = pair;
      // No branches: they would be mispredicted often.
      int near = x * x + y * y + z * z < limit ? 1 : 0;
      int wanted = pair > least ? 1 : 0;
      int other = pair == own ? 0 : 1;
      size += near & wanted & other;
    }
    count = size;
  }
}
