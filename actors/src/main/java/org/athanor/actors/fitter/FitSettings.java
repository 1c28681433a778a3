package org.athanor.actors.fitter;

import java.util.List;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;

/**
 * How labels become a potential.
 *
 * @param basis which functions of an atom's surroundings
 * @param species atomic numbers
 * @param weights of energies, forces and virials
 */
public record FitSettings(BasisSettings basis, List<Integer> species, FitWeights weights) {
  /** Copies the list. */
  public FitSettings {
    species = List.copyOf(species);
  }
}
