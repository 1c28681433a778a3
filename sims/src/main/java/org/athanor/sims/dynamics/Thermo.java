package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Units;

/**
 * The readings of a moment of a trajectory.
 *
 * @param step steps done
 * @param time in fs since step 0
 * @param energies potential, kinetic, temperature
 * @param exchanged energy in eV that thermostat and cell motion have brought in since step 0
 * @param stress −(Σ m v⊗v + virial)/volume in eV/Å³, tension positive, [3×3]
 * @param cell as it is
 * @param gradient F of the rows of the cell = rows at step 0 · F, [3×3]
 */
public record Thermo(
    int step,
    double time,
    Energies energies,
    double exchanged,
    Matrix3 stress,
    Cell cell,
    Matrix3 gradient) {
  /**
   * The effective energy in eV: the total less what thermostat and cell motion brought in. It would
   * be constant for an infinitely short time step; its drift tells what the step costs (Bussi,
   * Donadio and Parrinello, J. Chem. Phys. 126, 014101 (2007)).
   */
  public double effective() {
    return energies.total() - exchanged;
  }

  /** −trace(stress)/3 in GPa, compression positive. */
  public double pressureGPa() {
    return -stress.trace() / 3 * Units.GPA_PER_EV_PER_A3;
  }

  /** The stress in GPa, tension positive, [3×3]. */
  public Matrix3 stressGPa() {
    return stress.times(Units.GPA_PER_EV_PER_A3);
  }

  /** True strain ln F_aa along Cartesian axis 0, 1 or 2 since step 0. */
  public double trueStrain(int axis) {
    return StrictMath.log(gradient.get(axis, axis));
  }
}
