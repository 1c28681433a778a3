package org.athanor.potentials.potential;

/** The energy of two atoms as a function of their distance. */
sealed interface PairFunction permits LennardJones.Function, ScreenedNuclei {
  /** The distance in Å from which on there is no energy. */
  double cutoff();

  /** Energy in eV at distance {@code r} in Å, below the cutoff. */
  double energy(double r);

  /** Its slope in eV/Å. */
  double slope(double r);
}
