package org.athanor.actors.fitter;

import java.util.List;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;

/**
 * How labels become a potential.
 *
 * @param basis which functions of an atom's surroundings
 * @param species atomic numbers
 * @param weights of energies, forces and virials
 * @param prior of the coefficients
 * @param graded whether active sets are kept along, by which walks are guarded
 */
public record FitSettings(
    BasisSettings basis, List<Integer> species, FitWeights weights, Prior prior, boolean graded) {
  /** With a ridge, and without active sets. */
  public FitSettings(BasisSettings basis, List<Integer> species, FitWeights weights) {
    this(basis, species, weights, Prior.RIDGE, false);
  }

  /** Copies the list. */
  public FitSettings {
    species = List.copyOf(species);
  }
}
