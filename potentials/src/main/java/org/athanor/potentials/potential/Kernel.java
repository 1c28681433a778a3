package org.athanor.potentials.potential;

import org.athanor.potentials.structure.Neighbours;

/** The inner loops of a potential for one structure's species, used by one thread at a time. */
public interface Kernel {
  /**
   * Adds this potential's energies, forces and virial of the listed pairs to {@code tally}.
   *
   * <p>The list may reach further than the potential's own cutoff (in a sum of potentials it does):
   * pairs beyond the cutoff must not contribute. No memory is allocated once the work arrays have
   * grown.
   */
  void add(Neighbours neighbours, Tally tally);
}
