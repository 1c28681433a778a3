package org.athanor.sims.strength.cna;

/**
 * The signature of a bond: how many neighbours its ends have in common, how many bonds those have
 * among themselves, and how many bonds the longest chain of these has, as three decimal digits
 * (Honeycutt and Andersen, J. Phys. Chem. 91, 4950 (1987)).
 *
 * <p>Neighbours are numbered from 0, and a set of them is a mask of bits.
 */
final class Signature {
  private Signature() {}

  /**
   * The signature of the bond between the centre and neighbour {@code j}.
   *
   * @param bonded the mask of neighbours that each neighbour is bonded to
   */
  static int of(int[] bonded, int j) {
    int common = bonded[j];
    int bonds = 0;
    for (int rest = common; rest != 0; rest &= rest - 1) {
      bonds += Integer.bitCount(bonded[Integer.numberOfTrailingZeros(rest)] & common);
    }
    return 100 * Integer.bitCount(common) + 10 * (bonds / 2) + longestChain(bonded, common);
  }

  /** The bonds of the largest set of {@code members} that hang together. */
  private static int longestChain(int[] bonded, int members) {
    int longest = 0;
    int unseen = members;
    while (unseen != 0) {
      int border = Integer.lowestOneBit(unseen);
      int ends = 0;
      unseen &= ~border;
      while (border != 0) {
        int member = Integer.numberOfTrailingZeros(border);
        int reached = bonded[member] & members;
        ends += Integer.bitCount(reached);
        border = (border & (border - 1)) | (reached & unseen);
        unseen &= ~reached;
      }
      longest = Math.max(longest, ends / 2);
    }
    return longest;
  }
}
