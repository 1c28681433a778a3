package org.athanor.potentials.uncertainty;

/** What a fitted potential says, and is uncertain about. */
public enum Quantity {
  /** Energy per atom, in eV. */
  ENERGY,
  /** A component of a force, in eV/Å. */
  FORCE,
  /** A component of the virial per atom, in eV. */
  VIRIAL
}
