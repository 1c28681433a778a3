package org.athanor.potentials.eam;

import java.util.Arrays;

/**
 * The pairs of one part's atoms, kept from the first pass for the forces: dE/dr_ij / r = F′_i ρ′/r
 * at i + F′_j ρ′/r at j + φ′/r.
 */
final class PairStore {
  /** Where each of the part's atoms begins, [atoms + 1]. */
  final int[] first;

  /** Codes of neighbours. */
  int[] codes = new int[0];

  /** φ′/r in eV/Å². */
  double[] pull = new double[0];

  /** ρ′/r at i, per Å². */
  double[] atI = new double[0];

  /** The same array as at i for functions that are alike. */
  double[] atJ = new double[0];

  private final boolean alike;

  PairStore(int atoms, boolean alike) {
    this.first = new int[atoms + 1];
    this.alike = alike;
  }

  /** Makes room for {@code pairs}, keeping the first {@code used}. */
  void reserve(int pairs, int used) {
    if (codes.length < pairs) {
      int capacity = Math.max(pairs, used + used / 8);
      codes = Arrays.copyOf(codes, capacity);
      pull = Arrays.copyOf(pull, capacity);
      atI = Arrays.copyOf(atI, capacity);
      atJ = alike ? atI : Arrays.copyOf(atJ, capacity);
    }
  }
}
