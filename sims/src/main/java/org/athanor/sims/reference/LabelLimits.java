package org.athanor.sims.reference;

/**
 * Beyond which a label's numbers are not believed.
 *
 * @param largestForce in eV/Å, on any atom
 * @param lowestEnergyPerAtom in eV
 * @param highestEnergyPerAtom in eV
 */
public record LabelLimits(
    double largestForce, double lowestEnergyPerAtom, double highestEnergyPerAtom) {
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
}
