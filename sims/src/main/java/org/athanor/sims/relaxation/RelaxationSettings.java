package org.athanor.sims.relaxation;

/**
 * When a relaxation is done.
 *
 * @param largestForce in eV/Å, on any atom
 * @param stressGPa largest deviation in GPa of any component of the stress from −pressure
 * @param steps most steps
 */
public record RelaxationSettings(double largestForce, double stressGPa, int steps) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless all are positive
   */
  public RelaxationSettings {
    if (!(largestForce > 0) || !(stressGPa > 0) || steps < 1) {
      throw new IllegalArgumentException(
          "relaxation: expected a positive force in eV/Å, stress in GPa and number of steps, got "
              + largestForce
              + ", "
              + stressGPa
              + " and "
              + steps);
    }
  }
}
