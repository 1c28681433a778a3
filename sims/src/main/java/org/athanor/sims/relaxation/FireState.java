package org.athanor.sims.relaxation;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * All that a relaxation needs to go on, to the bit. Masses are 1, so time is in Å/√eV.
 *
 * @param step steps done so far
 * @param structure cell and positions now
 * @param velocities of the atoms, [n×3]
 * @param strainRate velocity of the cell: length · dε/dt, symmetric [3×3]
 * @param length √n (V/n)^⅓ of the start in Å, which turns strains into lengths
 * @param pace the adaptive part of FIRE
 */
public record FireState(
    int step,
    Structure structure,
    Vectors velocities,
    Matrix3 strainRate,
    double length,
    Pace pace) {
  /**
   * The adaptive part of FIRE.
   *
   * @param timestep Δt
   * @param mixing α
   * @param downhill steps in a row with positive power
   */
  public record Pace(double timestep, double mixing, int downhill) {
    static final Pace START = new Pace(0.1, 0.25, 0);

    /** After a step that went downhill. */
    Pace faster() {
      return downhill < 5
          ? new Pace(timestep, mixing, downhill + 1)
          : new Pace(Math.min(1.1 * timestep, 1.0), 0.99 * mixing, downhill + 1);
    }

    /** After a step that went uphill. */
    Pace slower() {
      return new Pace(Math.max(0.5 * timestep, 0.002), START.mixing, 0);
    }
  }

  /** At rest. */
  public static FireState at(Structure structure) {
    double length = Math.sqrt(structure.size()) * StrictMath.cbrt(structure.volumePerAtom());
    return new FireState(
        0, structure, Vectors.zeros(structure.size()), Matrix3.ZERO, length, Pace.START);
  }
}
