package org.athanor.potentials.potential;

import java.util.SortedSet;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * A map from structure to energy, forces and virial; immutable and safe to share.
 *
 * <p>Every implementation passes {@code PotentialContract}, published in this module's test-jar.
 */
public interface Potential {
  /** The range in Å beyond which an atom does not feel another. */
  double cutoff();

  /** The atomic numbers that the potential knows, rising. */
  SortedSet<Integer> species();

  /**
   * An evaluator for structures with these species; it owns its work arrays and serves one thread.
   *
   * @throws IllegalArgumentException if a species is not known to the potential
   */
  Kernel kernel(Species species);

  /**
   * The same for structures that stay near a first cell, from which it may choose how finely it
   * works. What it says of a structure then depends on that cell and the structure alone, so a run
   * that goes on must begin with the cell that it began with. Without a first cell it is that of
   * the first structure.
   *
   * @throws IllegalArgumentException if a species is not known to the potential
   */
  default Kernel kernel(Species species, Cell first) {
    return kernel(species);
  }

  /**
   * Energy, forces and virial of one structure.
   *
   * @throws IllegalArgumentException if a species is not known to the potential
   */
  default Prediction predict(Structure structure) {
    Tally tally = new Tally(structure.size());
    kernel(structure.species()).add(Neighbours.of(structure, cutoff()), tally);
    return tally.prediction();
  }
}
