package org.athanor.sims.fit;

import java.util.Locale;

/** By what structures are selected. */
public enum CriterionWord {
  /** Information gain of fingerprints. */
  ENTROPY,
  /** Variance of the forces under a fit to the dataset. */
  UNCERTAINTY,
  /** Extrapolation grade over the dataset's atoms. */
  MAXVOL,
  /** Chance. */
  RANDOM;

  /** As it stands on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
