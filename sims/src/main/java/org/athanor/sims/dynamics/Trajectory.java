package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Molecular dynamics at constant cell, step by step.
 *
 * <p>One step is B A O A B (half a kick, half a drift, the thermostat, half a drift, new forces,
 * half a kick); without a thermostat that is velocity Verlet. With h the time step, m the mass and
 * γ the friction: B v += (h/2) F/m; A x += (h/2) v; O v ← c v + √(1−c²) ξ, c = exp(−γh), ξ thermal
 * velocities of zero total momentum (Leimkuhler and Matthews, Appl. Math. Res. Express 2013, 34).
 *
 * <p>It serves one thread. Stopped anywhere, saved by {@link #state} and started again from that
 * state it goes on with the same bits.
 */
public final class Trajectory {
  private final Surface surface;
  private final Integrator integrator;
  private final Species species;
  private final Cell cell;
  private final Masses masses;
  private final Noise noise;
  private final double[] positions;
  private final double[] velocities;
  private final double[] thermal;
  private final double decay;
  private int step;

  /** Goes on from {@code state}, on a surface made for its number of atoms. */
  public Trajectory(DynamicsState state, Surface surface, Integrator integrator) {
    this.surface = surface;
    this.integrator = integrator;
    this.species = state.structure().species();
    this.cell = state.structure().cell();
    this.masses = Masses.of(species);
    this.noise = Noise.restored(state.noise());
    this.positions = state.structure().positions().toArray();
    this.velocities = state.velocities().toArray();
    this.thermal = new double[positions.length];
    this.decay =
        switch (integrator) {
          case Integrator.Verlet _ -> 1;
          case Integrator.Langevin langevin ->
              StrictMath.exp(-langevin.friction() * langevin.timestep());
        };
    this.step = state.step();
    surface.evaluate(cell, positions);
  }

  /** One time step. */
  public void advance() {
    kick();
    drift();
    switch (integrator) {
      case Integrator.Verlet _ -> {}
      case Integrator.Langevin langevin -> exchange(langevin.temperature());
    }
    drift();
    surface.evaluate(cell, positions);
    kick();
    step++;
  }

  /** Steps done so far. */
  public int step() {
    return step;
  }

  /** The surface, evaluated at the present positions. */
  public Surface surface() {
    return surface;
  }

  /** The atoms as they are now. */
  public Structure structure() {
    return new Structure(cell, species, Vectors.of(positions));
  }

  /** The energies as they are now. */
  public Energies energies() {
    double kinetic = masses.kinetic(velocities);
    return new Energies(
        surface.base().energy(), surface.biasEnergy(), kinetic, masses.temperature(kinetic));
  }

  /** The kinetic temperature in K. */
  public double temperature() {
    return masses.temperature(masses.kinetic(velocities));
  }

  /** All that is needed to go on from here. */
  public DynamicsState state() {
    return new DynamicsState(step, structure(), Vectors.of(velocities), noise.state());
  }

  private void kick() {
    double half = 0.5 * integrator.timestep();
    double[] forces = surface.forces();
    for (int i = 0; i < species.size(); i++) {
      double factor = half / masses.get(i);
      for (int x = 3 * i; x < 3 * i + 3; x++) {
        velocities[x] += factor * forces[x];
      }
    }
  }

  private void drift() {
    double half = 0.5 * integrator.timestep();
    for (int x = 0; x < positions.length; x++) {
      positions[x] += half * velocities[x];
    }
  }

  private void exchange(double temperature) {
    masses.draw(temperature, noise, thermal);
    double width = Math.sqrt(1 - decay * decay);
    for (int x = 0; x < velocities.length; x++) {
      velocities[x] = decay * velocities[x] + width * thermal[x];
    }
  }
}
