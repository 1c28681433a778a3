package org.athanor.sims.strength;

import java.util.Optional;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;

/**
 * What computes forces: a potential, and the threads that share the work. The bits do not depend on
 * how many threads there are.
 */
public record Engine(Potential potential, Team team) {
  Surface surface(Structure structure) {
    return surface(structure, structure.cell());
  }

  /** For a run that goes on, with the cell that it began with. */
  Surface surface(Structure structure, Cell first) {
    Term term = Term.of(potential, structure.species(), first);
    return new Surface(structure.size(), term, Optional.empty(), team);
  }
}
