package org.athanor.potentials.entropy;

import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.structure.Species;

/** An energy that lures dynamics towards structures with more information; safe to share. */
public sealed interface EntropyBias permits LocalEntropyBias {
  /** The range in Å within which the neighbours of every atom are needed. */
  double cutoff();

  /**
   * An evaluator for structures with these species; it owns its work arrays and serves one thread.
   * It adds energies in eV, forces −∂E/∂positions in eV/Å and the virial −∂E/∂strain in eV.
   */
  Kernel kernel(Species species);
}
