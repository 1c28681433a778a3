package org.athanor.sims.properties;

import java.util.Optional;
import java.util.function.Consumer;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.CellMotion;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Trajectory;
import org.athanor.sims.phases.Supercell;

/**
 * A short trajectory of a warm crystal by Langevin dynamics.
 *
 * @param temperature in K
 * @param steps in all; the first third only warms up
 */
public record ShortRun(double temperature, int steps) {
  /** In 1/fs. */
  private static final double FRICTION = 0.01;

  private static final int EVERY = 10;

  /** Least heights of the supercell in Å. */
  private static final double HEIGHT = 14;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless the temperature is positive and the steps are enough
   */
  public ShortRun {
    if (!(temperature > 0) || !(temperature < Double.POSITIVE_INFINITY) || steps < 300) {
      throw new IllegalArgumentException(
          "dynamics: expected a positive temperature in K and at least 300 steps, got "
              + temperature
              + " and "
              + steps);
    }
  }

  /** The supercell that it runs in. */
  static Structure start(Crystal crystal) {
    return Supercell.spanning(crystal.structure().cell(), HEIGHT).of(crystal.structure());
  }

  /** How many samples it takes. */
  int samples() {
    return (steps - steps / 3) / EVERY;
  }

  /** Shows the trajectory every ten steps, once it is warm. */
  void run(Crystal crystal, CellMotion motion, Consumer<Trajectory> sampler, Ticker ticker) {
    Structure start = start(crystal);
    Surface surface =
        new Surface(start.size(), Term.of(crystal.potential(), start.species()), Optional.empty());
    Integrator integrator =
        Integrator.langevin(timestep(start), temperature, FRICTION).with(motion);
    Noise noise = Noise.seeded(1, 0);
    // Half of the energy of motion soon becomes potential energy.
    Trajectory trajectory =
        new Trajectory(DynamicsState.thermal(start, 2 * temperature, noise), surface, integrator);
    int taken = 0;
    for (int step = 1; step <= steps; step++) {
      trajectory.advance();
      if (step > steps / 3 && step % EVERY == 0 && taken < samples()) {
        sampler.accept(trajectory);
        taken++;
      }
      if (step % EVERY == 0) {
        ticker.done(step, steps);
      }
    }
  }

  /** In fs: shorter for light atoms. */
  private static double timestep(Structure structure) {
    double lightest = Element.of(structure.species().distinct().first()).mass();
    return lightest > 20 ? 2 : lightest > 3 ? 1 : 0.5;
  }
}
