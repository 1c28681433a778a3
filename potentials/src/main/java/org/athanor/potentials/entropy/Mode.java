package org.athanor.potentials.entropy;

/** What a sample of the global entropy is. */
public enum Mode {
  /** Every atom's fingerprint: meant for disordered structures. */
  PER_ATOM,
  /** The mean fingerprint of a structure: meant for ordered ones. */
  PER_CONFIGURATION
}
