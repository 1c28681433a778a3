package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * All that a trajectory needs to go on, to the bit.
 *
 * @param step steps done so far
 * @param structure the atoms; positions are never wrapped into the cell
 * @param velocities in Å/fs, [n×3]
 * @param noise the place in the sequence of random numbers
 */
public record DynamicsState(int step, Structure structure, Vectors velocities, Noise.State noise) {
  /**
   * A start: velocities drawn from the Maxwell–Boltzmann distribution, less the total momentum.
   *
   * @param temperature in K
   * @throws IllegalArgumentException for fewer than two atoms, which leave no degree of freedom
   */
  public static DynamicsState thermal(Structure structure, double temperature, Noise noise) {
    Masses masses = Masses.of(structure.species());
    double[] velocities = new double[3 * structure.size()];
    masses.draw(temperature, noise, velocities);
    return new DynamicsState(0, structure, Vectors.of(velocities), noise.state());
  }
}
