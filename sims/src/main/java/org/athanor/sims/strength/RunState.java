package org.athanor.sims.strength;

import java.util.Optional;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Trajectory;

/**
 * All that a run needs to go on, to the bit.
 *
 * @param phase what it is at
 * @param dynamics of that phase
 * @param readings since the last sample
 * @param samples taken so far
 * @param potentialEnergy of the atoms in eV if they were evaluated already, by which another
 *     potential is noticed
 */
record RunState(
    Phase phase,
    DynamicsState dynamics,
    Readings readings,
    int samples,
    Optional<Double> potentialEnergy) {
  /** What a run is at. */
  enum Phase {
    THERMALISING,
    COMPRESSING
  }

  RunState with(Readings newReadings) {
    return new RunState(phase, dynamics, newReadings, samples, potentialEnergy);
  }

  /** After a sample was taken. */
  RunState sampled() {
    return new RunState(phase, dynamics, Readings.NONE, samples + 1, potentialEnergy);
  }

  /** With the dynamics as they are now. */
  RunState at(Trajectory trajectory) {
    return new RunState(
        phase,
        trajectory.state(),
        readings,
        samples,
        Optional.of(trajectory.surface().base().energy()));
  }

  /**
   * Checks the energy of the atoms.
   *
   * @throws IllegalArgumentException if it is not to the bit what it was
   */
  void check(double energy) {
    if (potentialEnergy.isPresent() && potentialEnergy.get() != energy) {
      throw new IllegalArgumentException(
          "strength: expected the potential that the run began with, but the energy of the same"
              + " atoms was "
              + potentialEnergy.get()
              + " eV and is "
              + energy
              + " eV now");
    }
  }
}
