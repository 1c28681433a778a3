package org.athanor.protocol.campaign;

import java.util.Optional;

/**
 * How far a potential is from labels.
 *
 * @param labels how many structures were compared
 * @param energyMae mean absolute error of the energy in meV/atom
 * @param energyRmse root of the mean square error of the energy in meV/atom
 * @param forceMae of the force components in meV/Å
 * @param forceRmse of the force components in meV/Å
 * @param stressMae of the stress components in GPa; empty where no stress was labelled
 * @param energyOffset mean of prediction less label, in eV/atom, over the labels of the fit (over
 *     held-out ones while there are no others), which was taken off before energies were compared;
 *     empty where energies of labels count, and so are compared as they are
 */
public record Errors(
    int labels,
    double energyMae,
    double energyRmse,
    double forceMae,
    double forceRmse,
    Optional<Double> stressMae,
    Optional<Double> energyOffset) {
  /** With energies as they are. */
  public Errors(
      int labels,
      double energyMae,
      double energyRmse,
      double forceMae,
      double forceRmse,
      Optional<Double> stressMae) {
    this(labels, energyMae, energyRmse, forceMae, forceRmse, stressMae, Optional.empty());
  }
}
