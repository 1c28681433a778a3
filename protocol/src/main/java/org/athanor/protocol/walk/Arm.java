package org.athanor.protocol.walk;

/** What a structure is labelled for. */
public enum Arm {
  /** The start: strained and rattled phases, from which the first potential is fitted. */
  SEED,
  /** Near equilibrium: relaxed cells, small strains, cool dynamics. */
  ANCHOR,
  /** Found by entropy-driven exploration and kept for its novelty. */
  ENTROPY,
  /** Drawn at random from unbiased dynamics, to see whether active learning pays. */
  CONTROL,
  /** Held out: strain probes and hot dynamics that no fit ever sees. */
  TEST
}
