package org.athanor.potentials.structure;

import java.util.Arrays;
import java.util.BitSet;
import org.athanor.potentials.parallel.Parts;

/**
 * The pairs of one part's atoms that a search found: for each atom, codes of (neighbour, image) in
 * rising order. Four bytes a pair: the atom in the low bits, the image's number above them.
 */
final class Candidates {
  private final int begin;
  private int[] first;

  /** Where the pairs begin that count once: neighbours behind the atom itself. */
  private int[] ahead;

  private int[] codes = new int[64];
  private int count;
  private int atoms;
  private final ImageTable images = new ImageTable();
  private final BitSet touched = new BitSet();

  Candidates(int begin, int end) {
    this.begin = begin;
    this.first = new int[end - begin + 1];
    this.ahead = new int[end - begin];
  }

  void clear() {
    count = 0;
    atoms = 0;
    images.clear();
  }

  /**
   * Takes the sorted pairs of the part's next atom.
   *
   * @param found packed: neighbour from bit 36 on, {@link ImageTable#pack image} below
   * @param own the packed pair that is the atom itself, not among them
   * @param bits how many bits of a code are the atom's
   */
  void add(long[] found, int size, long own, int bits) {
    if (codes.length < count + size) {
      codes = Arrays.copyOf(codes, Math.max(count + size, count + count / 4));
    }
    int behind = 0;
    for (int k = 0; k < size; k++) {
      long pair = found[k];
      int image = images.number(pair & 0xFFFFFFFFFL);
      if (((long) image << bits) > 0xFFFFFFFFL) {
        throw new IllegalArgumentException(
            "neighbours: expected at most " + (1L << (32 - bits)) + " images, got more");
      }
      codes[count++] = (image << bits) | (int) (pair >>> 36);
      behind += pair < own ? 1 : 0;
    }
    ahead[atoms] = count - size + behind;
    first[++atoms] = count;
  }

  /** Notes which parts the pairs reach. */
  void touch(Parts parts, int mask) {
    touched.clear();
    int low = 0;
    int high = 0;
    for (int k = 0; k < count; k++) {
      int j = codes[k] & mask;
      if (j < low || j >= high) {
        int part = parts.holding(j);
        low = parts.begin(part);
        high = parts.end(part);
        touched.set(part);
      }
    }
    touched.set(parts.holding(begin));
  }

  BitSet touched() {
    return touched;
  }

  int count() {
    return count;
  }

  int first(int i) {
    return first[i - begin];
  }

  int ahead(int i) {
    return ahead[i - begin];
  }

  int end(int i) {
    return first[i - begin + 1];
  }

  int[] codes() {
    return codes;
  }

  ImageTable images() {
    return images;
  }
}
