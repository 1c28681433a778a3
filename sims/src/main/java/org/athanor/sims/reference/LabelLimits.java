package org.athanor.sims.reference;

import java.util.Optional;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.Failure;

/**
 * Beyond which a label's numbers are not believed.
 *
 * @param largestForce in eV/Å, on any atom
 * @param lowestEnergyPerAtom in eV
 * @param highestEnergyPerAtom in eV
 */
public record LabelLimits(
    double largestForce, double lowestEnergyPerAtom, double highestEnergyPerAtom) {
  /** None. */
  static final LabelLimits NONE =
      new LabelLimits(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException unless the force is positive and the energies are in order
   */
  public LabelLimits {
    if (!(largestForce > 0) || !(lowestEnergyPerAtom < highestEnergyPerAtom)) {
      throw new IllegalArgumentException(
          "label limits: expected a positive force in eV/Å and a window of energies per atom in eV,"
              + " got "
              + largestForce
              + ", "
              + lowestEnergyPerAtom
              + " to "
              + highestEnergyPerAtom);
    }
  }

  /** Why labels of so many atoms are not believed, if so. */
  Optional<Failure> objection(Labels labels, int atoms) {
    double force = labels.forces().largestNorm();
    if (force > largestForce) {
      return unphysical("a force of " + force + " eV/Å, limit " + largestForce);
    }
    double energy = labels.energy() / atoms;
    return energy < lowestEnergyPerAtom || energy > highestEnergyPerAtom
        ? unphysical(
            "an energy of "
                + energy
                + " eV per atom, expected "
                + lowestEnergyPerAtom
                + " to "
                + highestEnergyPerAtom)
        : Optional.empty();
  }

  private static Optional<Failure> unphysical(String detail) {
    return Optional.of(new Failure.Unphysical(detail));
  }
}
