package org.athanor.sims.dynamics;

import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;

/**
 * One part of a potential energy surface, for one thread.
 *
 * @param cutoff in Å
 * @param kernel its inner loops
 */
public record Term(double cutoff, Kernel kernel) {
  /**
   * The term of a potential.
   *
   * @throws IllegalArgumentException if the potential does not know a species
   */
  public static Term of(Potential potential, Species species) {
    return new Term(potential.cutoff(), potential.kernel(species));
  }

  /**
   * The same for structures near a first cell: a run that goes on gives the cell that it began with
   * ({@link Potential#kernel(Species, Cell)}).
   *
   * @throws IllegalArgumentException if the potential does not know a species
   */
  public static Term of(Potential potential, Species species, Cell first) {
    return new Term(potential.cutoff(), potential.kernel(species, first));
  }
}
