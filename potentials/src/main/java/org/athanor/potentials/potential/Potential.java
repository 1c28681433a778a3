package org.athanor.potentials.potential;

import java.util.SortedSet;
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
