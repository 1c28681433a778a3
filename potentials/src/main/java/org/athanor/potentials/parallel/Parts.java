package org.athanor.potentials.parallel;

/**
 * Atoms cut into ranges of equal length, which threads share out; they depend on the number of
 * atoms alone.
 */
public final class Parts {
  private static final int LEAST_ATOMS = 128;
  private static final int MOST_PARTS = 256;

  private final int atoms;
  private final int size;
  private final int count;

  private Parts(int atoms, int size) {
    this.atoms = atoms;
    this.size = size;
    this.count = Math.max(1, (atoms + size - 1) / size);
  }

  /** The parts of {@code atoms} atoms. */
  public static Parts of(int atoms) {
    int count = Math.max(1, Math.min(MOST_PARTS, atoms / LEAST_ATOMS));
    return new Parts(atoms, Math.max(1, (atoms + count - 1) / count));
  }

  /** One part for each of {@code things}, which need not be atoms: each is much work by itself. */
  public static Parts each(int things) {
    return new Parts(things, 1);
  }

  /** How many atoms there are. */
  public int atoms() {
    return atoms;
  }

  /** How many parts there are, at least one. */
  public int count() {
    return count;
  }

  /** The first atom of a part. */
  public int begin(int part) {
    return part * size;
  }

  /** The atom after the last of a part. */
  public int end(int part) {
    return Math.min(atoms, (part + 1) * size);
  }

  /** The part that holds an atom. */
  public int holding(int atom) {
    return atom / size;
  }
}
