package org.athanor.potentials.fingerprint;

/** The Gaussian orbitals on every atom of a sphere. */
public enum Orbitals {
  /** One s orbital an atom. */
  S,
  /** One s and three p orbitals an atom. */
  SP
}
