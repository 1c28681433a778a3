package org.athanor.potentials.structure;

/**
 * Atoms sorted into bins, for finding pairs within a range.
 *
 * <p>Every atom is first brought into the cell (its shift is remembered) and the cell is cut into
 * bins by fractional coordinates, no thinner than half the range. The atoms of bins that follow one
 * another along the third row stand side by side.
 */
final class Bins {
  /** Rounding of wrapped positions in Å, far above what it can be; candidates may be too many. */
  private static final double MARGIN = 1e-6;

  final double range;
  final int atoms;

  /** How many bins there are along each row. */
  final int[] bins = new int[3];

  /** How many bins, and so images, a pair in range can be apart along each row. */
  final int[] reach = new int[3];

  final boolean[] repeats = new boolean[3];

  /** By atom: its bin along each row [3n], its packed shift, and its wrapped position [3n]. */
  final int[] binOf;

  final long[] shift;
  final double[] wrapped;

  /** By bin: where its atoms begin; then the atoms bin by bin, and their wrapped positions. */
  final int[] head;

  final int[] sorted;
  final double[] sortedAt;

  Bins(Cell cell, double[] positions, double range) {
    this.range = range + MARGIN;
    this.atoms = positions.length / 3;
    this.binOf = new int[3 * atoms];
    this.shift = new long[atoms];
    this.wrapped = positions.clone();
    double[] fractional = fractional(cell, positions);
    double[] rows = cell.rows().toArray();
    for (int axis = 0; axis < 3; axis++) {
      repeats[axis] = cell.periodicity().along(axis);
      layOut(axis, cell.height(axis), fractional, rows);
    }
    this.head = new int[bins[0] * bins[1] * bins[2] + 1];
    this.sorted = new int[atoms];
    this.sortedAt = new double[3 * atoms];
    sort();
  }

  private static double[] fractional(Cell cell, double[] positions) {
    double[] m = cell.rows().inverse().toArray();
    double[] fractional = new double[positions.length];
    for (int i = 0; i < positions.length; i += 3) {
      for (int axis = 0; axis < 3; axis++) {
        fractional[i + axis] =
            positions[i] * m[axis]
                + positions[i + 1] * m[3 + axis]
                + positions[i + 2] * m[6 + axis];
      }
    }
    return fractional;
  }

  private void layOut(int axis, double height, double[] fractional, double[] rows) {
    double low = 0;
    double span = 1;
    if (!repeats[axis]) {
      low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < fractional.length; i += 3) {
        low = Math.min(low, fractional[i]);
        high = Math.max(high, fractional[i]);
      }
      span = Math.max(high - low, 1e-9) * (1 + 1e-9);
    }
    int most = (int) Math.max(1, StrictMath.cbrt(atoms) * 4);
    double thickness = height * span;
    bins[axis] = (int) Math.max(1, Math.min(most, Math.floor(2 * thickness / range)));
    // The margin covers the rounding of fractional coordinates at a bin's edge.
    reach[axis] = (int) Math.ceil(range * bins[axis] / thickness + 1e-9);
    if (!repeats[axis]) {
      reach[axis] = Math.min(reach[axis], bins[axis]);
    }
    int least = Integer.MAX_VALUE;
    int largest = Integer.MIN_VALUE;
    for (int i = 0; i < atoms; i++) {
      double f = fractional[3 * i + axis] - low;
      int whole = repeats[axis] ? (int) Math.floor(f) : 0;
      least = Math.min(least, whole);
      largest = Math.max(largest, whole);
      int bin = (int) Math.floor((f - whole) / span * bins[axis]);
      binOf[3 * i + axis] = Math.max(0, Math.min(bins[axis] - 1, bin));
      shift[i] += (long) whole << (24 - 12 * axis);
      for (int x = 0; x < 3; x++) {
        wrapped[3 * i + x] -= whole * rows[3 * axis + x];
      }
    }
    check(axis, atoms == 0 ? 0 : (long) largest - least);
  }

  /** Images of pairs must fit into their twelve bits. */
  private void check(int axis, long apart) {
    long most = apart + reach[axis] / bins[axis] + 1;
    if (most > 2047) {
      throw new IllegalArgumentException(
          "neighbours: expected images within ±2047 cells, got "
              + most
              + "; is an atom far outside its cell, or the cutoff far beyond it?");
    }
  }

  private void sort() {
    for (int i = 0; i < atoms; i++) {
      head[bin(binOf[3 * i], binOf[3 * i + 1], binOf[3 * i + 2]) + 1]++;
    }
    for (int bin = 1; bin < head.length; bin++) {
      head[bin] += head[bin - 1];
    }
    int[] next = head.clone();
    for (int i = 0; i < atoms; i++) {
      int place = next[bin(binOf[3 * i], binOf[3 * i + 1], binOf[3 * i + 2])]++;
      sorted[place] = i;
      sortedAt[3 * place] = wrapped[3 * i];
      sortedAt[3 * place + 1] = wrapped[3 * i + 1];
      sortedAt[3 * place + 2] = wrapped[3 * i + 2];
    }
  }

  int bin(int a, int b, int c) {
    return (a * bins[1] + b) * bins[2] + c;
  }
}
