package org.athanor.sims.dynamics;

import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * All that a trajectory needs to go on, to the bit.
 *
 * @param step steps done so far
 * @param structure the atoms; positions are never wrapped into the cell
 * @param velocities in Å/fs, [n×3]
 * @param noise the place in the sequence of random numbers
 * @param reference the cell at step 0, from which strains count
 * @param exchanged energy in eV that thermostat and cell motion have brought in since step 0
 */
public record DynamicsState(
    int step,
    Structure structure,
    Vectors velocities,
    Noise.State noise,
    Cell reference,
    double exchanged) {
  /** Step 0 of atoms with these velocities in Å/fs. */
  public static DynamicsState start(Structure structure, Vectors velocities, Noise noise) {
    return new DynamicsState(0, structure, velocities, noise.state(), structure.cell(), 0);
  }

  /**
   * A start: velocities drawn from the Maxwell–Boltzmann distribution, less the total momentum.
   *
   * @param temperature in K
   * @throws IllegalArgumentException for fewer than two atoms, which leave no degree of freedom, or
   *     a negative temperature
   */
  public static DynamicsState thermal(Structure structure, double temperature, Noise noise) {
    Quantity.notNegative("temperature", temperature, "K");
    Sweep sweep = new Sweep(structure.size(), Team.alone());
    Masses masses = Masses.of(structure.species(), sweep);
    double[] velocities = new double[3 * structure.size()];
    masses.draw(temperature, noise, velocities);
    return start(structure, Vectors.of(velocities), noise);
  }

  /** These atoms as step 0 of another leg, such as a deformation after an equilibration. */
  public DynamicsState restarted() {
    return new DynamicsState(0, structure, velocities, noise, structure.cell(), 0);
  }
}
