package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/** The functions of an embedded-atom potential, for one atom and its neighbours at a time. */
interface PairFunctions {
  /** Whether a pair adds the same density to both of its atoms. */
  boolean alike();

  /** The range in Å. */
  double cutoff();

  /**
   * Writes what a pair adds to energies and densities to {@code sums}, and what its forces are made
   * of to {@code store} from place {@code at} on.
   */
  void pairs(int i, Nearby nearby, PairSums sums, PairStore store, int at);

  /** F in eV and dF/dρ of atom {@code i} at density {@code rho}, into {@code target}. */
  void embed(int i, double rho, double[] target);
}
