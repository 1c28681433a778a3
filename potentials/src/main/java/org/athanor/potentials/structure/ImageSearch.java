package org.athanor.potentials.structure;

import java.util.Arrays;

/**
 * Finds all pairs within a range by sorting the atoms into bins.
 *
 * <p>Every atom is first brought into the cell (its shift is remembered), the cell is cut into bins
 * by fractional coordinates, and for each atom all bins that the range can reach are visited, with
 * as many images as that takes. Cost grows with the number of atoms for large cells, with the
 * number of images for small ones.
 */
final class ImageSearch {
  private final double[] rows;
  private final double[] positions;
  private final double range;
  private final int atoms;
  private final int[] bins = new int[3];

  /** How many bins, and so images, a pair in range can be apart along each row. */
  private final int[] reach = new int[3];

  private final boolean[] repeats = new boolean[3];
  private final int[] shift;
  private final int[] binOf;
  private final int[] head;
  private final int[] next;
  private long[] found = new long[64];

  ImageSearch(Cell cell, double[] rows, double[] positions, double range) {
    this.rows = rows;
    this.positions = positions;
    this.range = range;
    this.atoms = positions.length / 3;
    this.shift = new int[3 * atoms];
    this.binOf = new int[3 * atoms];
    this.next = new int[atoms];
    double[] fractional = fractional(cell);
    for (int axis = 0; axis < 3; axis++) {
      repeats[axis] = cell.periodicity().along(axis);
      layOut(axis, cell.height(axis), fractional);
    }
    this.head = new int[bins[0] * bins[1] * bins[2]];
    Arrays.fill(head, -1);
    for (int i = atoms - 1; i >= 0; i--) {
      int bin = bin(binOf[3 * i], binOf[3 * i + 1], binOf[3 * i + 2]);
      next[i] = head[bin];
      head[bin] = i;
    }
  }

  /** Reports every pair to {@code list}, in its order. */
  void run(Neighbours list) {
    list.beginSearch();
    for (int i = 0; i < atoms; i++) {
      list.beginAtom(i);
      int count = collect(i);
      Arrays.sort(found, 0, count);
      for (int k = 0; k < count; k++) {
        long code = found[k];
        list.addPair((int) (code >>> 36), image(code, 24), image(code, 12), image(code, 0));
      }
    }
    list.endSearch();
  }

  private double[] fractional(Cell cell) {
    double[] inverse = cell.rows().inverse().toArray();
    double[] fractional = new double[3 * atoms];
    for (int i = 0; i < atoms; i++) {
      for (int axis = 0; axis < 3; axis++) {
        fractional[3 * i + axis] =
            positions[3 * i] * inverse[axis]
                + positions[3 * i + 1] * inverse[3 + axis]
                + positions[3 * i + 2] * inverse[6 + axis];
      }
    }
    return fractional;
  }

  /** Cuts one row into bins no thinner than half the range, and sorts the atoms into them. */
  private void layOut(int axis, double height, double[] fractional) {
    double low = 0;
    double span = 1;
    if (!repeats[axis]) {
      low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < atoms; i++) {
        low = Math.min(low, fractional[3 * i + axis]);
        high = Math.max(high, fractional[3 * i + axis]);
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
    for (int i = 0; i < atoms; i++) {
      double f = fractional[3 * i + axis] - low;
      int whole = repeats[axis] ? (int) Math.floor(f) : 0;
      shift[3 * i + axis] = whole;
      int bin = (int) Math.floor((f - whole) / span * bins[axis]);
      binOf[3 * i + axis] = Math.max(0, Math.min(bins[axis] - 1, bin));
    }
  }

  private int collect(int i) {
    int count = 0;
    for (int a = -reach[0]; a <= reach[0]; a++) {
      for (int b = -reach[1]; b <= reach[1]; b++) {
        for (int c = -reach[2]; c <= reach[2]; c++) {
          count = collectBin(i, a, b, c, count);
        }
      }
    }
    return count;
  }

  private int collectBin(int i, int stepA, int stepB, int stepC, int count) {
    int a = binOf[3 * i] + stepA;
    int b = binOf[3 * i + 1] + stepB;
    int c = binOf[3 * i + 2] + stepC;
    int wrapA = Math.floorDiv(a, bins[0]);
    int wrapB = Math.floorDiv(b, bins[1]);
    int wrapC = Math.floorDiv(c, bins[2]);
    if (outside(0, wrapA) || outside(1, wrapB) || outside(2, wrapC)) {
      return count;
    }
    int bin = bin(a - wrapA * bins[0], b - wrapB * bins[1], c - wrapC * bins[2]);
    int total = count;
    for (int j = head[bin]; j >= 0; j = next[j]) {
      int imageA = wrapA + shift[3 * i] - shift[3 * j];
      int imageB = wrapB + shift[3 * i + 1] - shift[3 * j + 1];
      int imageC = wrapC + shift[3 * i + 2] - shift[3 * j + 2];
      if (inRange(i, j, imageA, imageB, imageC)) {
        total = add(code(j, imageA, imageB, imageC), total);
      }
    }
    return total;
  }

  private boolean outside(int axis, int wrap) {
    return !repeats[axis] && wrap != 0;
  }

  private boolean inRange(int i, int j, int a, int b, int c) {
    if (i == j && a == 0 && b == 0 && c == 0) {
      return false;
    }
    double square = 0;
    for (int x = 0; x < 3; x++) {
      double d =
          positions[3 * j + x]
              - positions[3 * i + x]
              + (a * rows[x] + b * rows[3 + x] + c * rows[6 + x]);
      square += d * d;
    }
    return square < range * range;
  }

  private int add(long code, int count) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count] = code;
    return count + 1;
  }

  private int bin(int a, int b, int c) {
    return (a * bins[1] + b) * bins[2] + c;
  }

  /** Twelve bits an image, offset so that codes sort like (j, a, b, c). */
  private static long code(int j, int a, int b, int c) {
    return ((long) j << 36) | (biased(a) << 24) | (biased(b) << 12) | biased(c);
  }

  private static long biased(int image) {
    if (image < -2048 || image > 2047) {
      throw new IllegalArgumentException(
          "neighbours: expected images within ±2047 cells, got "
              + image
              + "; is an atom far outside its cell, or the cutoff far beyond it?");
    }
    return image + 2048L;
  }

  private static int image(long code, int bit) {
    return (int) ((code >>> bit) & 0xFFF) - 2048;
  }
}
