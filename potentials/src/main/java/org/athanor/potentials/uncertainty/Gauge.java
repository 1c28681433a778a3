package org.athanor.potentials.uncertainty;

import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;

/**
 * A number for every atom of moving structures with certain species, the larger, the less the
 * potential is to be trusted there. Serves one thread.
 */
public sealed interface Gauge permits Extrapolation, ForceDeviation {
  /** The range in Å that a list of neighbours must reach. */
  double cutoff();

  /** Of each atom, [n]. */
  Scalars of(Neighbours neighbours);

  /** The largest of all atoms'; NaN if one is no number. */
  default double largest(Neighbours neighbours) {
    double largest = 0;
    for (double one : of(neighbours).toArray()) {
      // Math.max carries NaN on.
      largest = Math.max(largest, one);
    }
    return largest;
  }
}
