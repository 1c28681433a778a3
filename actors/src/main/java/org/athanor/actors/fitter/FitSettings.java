package org.athanor.actors.fitter;

import java.util.List;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.RadialAngularBasis;

/**
 * How labels become a potential.
 *
 * @param cutoff of the basis in Å
 * @param shape of the basis
 * @param species atomic numbers
 * @param weights of energies, forces and virials
 */
public record FitSettings(
    double cutoff, RadialAngularBasis.Shape shape, List<Integer> species, FitWeights weights) {
  /** Copies the list. */
  public FitSettings {
    species = List.copyOf(species);
  }
}
