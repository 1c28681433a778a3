package org.athanor.actors.librarian;

import java.util.List;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;

/** By what the entropy-driven arm's quota is filled. */
public sealed interface Choice {
  /** By the information gain of fingerprints; candidates must pass the bar. */
  record Information() implements Choice {}

  /**
   * By the variance that labels of what was chosen leave to the forces of the fitted potential.
   *
   * @param basis of the potential
   * @param species atomic numbers
   * @param weights of the fit
   */
  record Uncertainty(BasisSettings basis, List<Integer> species, FitWeights weights)
      implements Choice {
    /** Copies the list. */
    public Uncertainty {
      species = List.copyOf(species);
    }
  }

  /**
   * By the extrapolation grade of their atoms over those of what was chosen.
   *
   * @param basis of the potential
   * @param species atomic numbers
   */
  record Volume(BasisSettings basis, List<Integer> species) implements Choice {
    /** Copies the list. */
    public Volume {
      species = List.copyOf(species);
    }
  }

  /** By chance. */
  record Chance() implements Choice {}

  /**
   * Not at all: everything that may be labelled and is no duplicate, of all arms but the held-out
   * one, whatever their quotas. For a pool that somebody else chooses from.
   */
  record Everything() implements Choice {}
}
