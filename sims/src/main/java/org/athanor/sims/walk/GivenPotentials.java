package org.athanor.sims.walk;

import org.athanor.potentials.potential.Potential;

/** Potentials that campaigns do not fit themselves. Safe to be used by several threads at once. */
@FunctionalInterface
public interface GivenPotentials {
  /**
   * The potential of a walk that names it.
   *
   * @param spec as {@code evaluate --potential} takes it
   * @throws IllegalArgumentException if there is none of that name
   */
  Potential named(String spec);
}
