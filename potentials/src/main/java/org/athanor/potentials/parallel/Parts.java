package org.athanor.potentials.parallel;

/**
 * Atoms cut into ranges of equal length: what threads share out, and in which order sums are made.
 *
 * <p>Both depend on the number of atoms alone, so that sums have the same bits with any number of
 * threads. The order takes every s-th part first, s about the square root of their number: parts
 * that follow one another then seldom touch the same atoms, where atoms are numbered slab by slab.
 */
public final class Parts {
  private static final int LEAST_ATOMS = 128;
  private static final int MOST_PARTS = 256;

  private final int atoms;
  private final int size;
  private final int[] sequence;

  private Parts(int atoms, int size) {
    this.atoms = atoms;
    this.size = size;
    int count = Math.max(1, (atoms + size - 1) / size);
    this.sequence = new int[count];
    int stride = (int) Math.ceil(Math.sqrt(count));
    int place = 0;
    for (int first = 0; first < stride; first++) {
      for (int part = first; part < count; part += stride) {
        sequence[place++] = part;
      }
    }
  }

  /** The parts of {@code atoms} atoms. */
  public static Parts of(int atoms) {
    int count = Math.max(1, Math.min(MOST_PARTS, atoms / LEAST_ATOMS));
    return new Parts(atoms, Math.max(1, (atoms + count - 1) / count));
  }

  /** How many atoms there are. */
  public int atoms() {
    return atoms;
  }

  /** How many parts there are, at least one. */
  public int count() {
    return sequence.length;
  }

  /** The first atom of a part. */
  public int begin(int part) {
    return part * size;
  }

  /** The atom after the last of a part. */
  public int end(int part) {
    return Math.min(atoms, (part + 1) * size);
  }

  /** The part of an atom. */
  public int holding(int atom) {
    return atom / size;
  }

  /** The part whose turn is at {@code place} in the order. */
  public int at(int place) {
    return sequence[place];
  }
}
