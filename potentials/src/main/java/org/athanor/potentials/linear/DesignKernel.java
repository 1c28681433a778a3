package org.athanor.potentials.linear;

import org.athanor.potentials.structure.Neighbours;

/** Fills the rows of a fit for structures of given species, used by one thread at a time. */
public interface DesignKernel {
  /**
   * Adds the energy, force and virial of every basis function to {@code rows}.
   *
   * @param neighbours pairs within the basis' cutoff at least; those beyond it do not contribute
   */
  void add(Neighbours neighbours, DesignRows rows);
}
