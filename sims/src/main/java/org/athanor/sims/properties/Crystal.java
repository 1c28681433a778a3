package org.athanor.sims.properties;

import java.util.Optional;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Phase;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.relaxation.Freedom;

/**
 * A crystal at rest under a potential: where all properties start.
 *
 * @param potential its potential
 * @param phase its phase, if it was asked for by name
 * @param structure its cell, with neither forces nor stress
 * @param energy in eV per structure
 */
public record Crystal(
    Potential potential, Optional<Phase> phase, Structure structure, double energy) {

  /**
   * Relaxes positions and cell.
   *
   * @throws NotRelaxedException if it does not come to rest
   * @throws IllegalArgumentException if the potential does not know a species
   */
  public static Crystal relaxed(Potential potential, StructureSpec start) {
    Relaxer relaxer = new Relaxer(potential);
    Structure rest = relaxer.relaxed(start.structure(), Freedom.at(0), Relaxer.TIGHT);
    return new Crystal(potential, start.phase(), rest, relaxer.energy(rest));
  }

  /** In eV per atom. */
  public double energyPerAtom() {
    return energy / structure.size();
  }

  Relaxer relaxer() {
    return new Relaxer(potential);
  }
}
