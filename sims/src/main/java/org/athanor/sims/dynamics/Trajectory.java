package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Molecular dynamics, step by step.
 *
 * <p>One step is B A C O A B: half a kick, half a drift, the cell's motion, the thermostat, half a
 * drift, new forces, half a kick. Without cell motion and thermostat that is velocity Verlet
 * (Swope, Andersen, Berens and Wilson, J. Chem. Phys. 76, 637 (1982)). With h the time step, m the
 * mass: B v += (h/2) F/m; A x += (h/2) v; C as in {@link Barostat}, with momenta against the
 * strain; O as in {@link Thermostat}. The thermostat stands in the middle because positions are
 * then sampled best (Leimkuhler and Matthews, Appl. Math. Res. Express 2013, 34).
 *
 * <p>It serves one thread. Stopped anywhere, saved by {@link #state} and started again from that
 * state it goes on with the same bits.
 */
public final class Trajectory {
  private final Surface surface;
  private final Integrator integrator;
  private final Species species;
  private final Sweep sweep;
  private final Masses masses;
  private final Noise noise;
  private final Bath bath;
  private final CellDrive drive;
  private final double[] positions;
  private final double[] velocities;
  private Cell cell;
  private double exchanged;
  private int step;

  /**
   * Goes on from {@code state}, on a surface made for its number of atoms.
   *
   * @throws IllegalArgumentException for atoms at rest under a thermostat that rescales velocities
   */
  public Trajectory(DynamicsState state, Surface surface, Integrator integrator) {
    this.surface = surface;
    this.integrator = integrator;
    this.species = state.structure().species();
    this.cell = state.structure().cell();
    this.sweep = new Sweep(species.size(), surface.team());
    this.masses = Masses.of(species, sweep);
    this.noise = Noise.restored(state.noise());
    this.bath = Bath.of(integrator, masses, sweep);
    this.drive = new CellDrive(integrator.cell(), integrator.timestep(), state.reference());
    this.positions = state.structure().positions().toArray();
    this.velocities = state.velocities().toArray();
    this.exchanged = state.exchanged();
    this.step = state.step();
    if (integrator.thermostat() instanceof Thermostat.Rescaling
        && masses.kinetic(velocities) == 0) {
      throw new IllegalArgumentException(
          "dynamics: expected moving atoms, whose velocities can be rescaled, got all at rest");
    }
    surface.evaluate(cell, positions);
  }

  /**
   * One time step.
   *
   * @throws IllegalStateException if the cell runs away
   */
  public void advance() {
    kick();
    drift();
    Matrix3 strain = deform();
    exchanged += bath.exchange(velocities, noise);
    drift();
    surface.evaluate(cell, positions);
    settle(strain);
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

  /** All readings as they are now. */
  public Thermo thermo() {
    return new Thermo(
        step,
        step * integrator.timestep(),
        energies(),
        exchanged,
        pressure(masses.momentumFlux(velocities)).times(-1),
        cell,
        drive.reference().rows().inverse().times(cell.rows()));
  }

  /** The kinetic temperature in K. */
  public double temperature() {
    return masses.temperature(masses.kinetic(velocities));
  }

  /** All that is needed to go on from here. */
  public DynamicsState state() {
    return new DynamicsState(
        step, structure(), Vectors.of(velocities), noise.state(), drive.reference(), exchanged);
  }

  private void kick() {
    sweep.each(this::kick);
  }

  private void kick(int from, int to) {
    double half = 0.5 * integrator.timestep();
    double[] forces = surface.forces();
    for (int i = from; i < to; i++) {
      double factor = half / masses.get(i);
      for (int x = 3 * i; x < 3 * i + 3; x++) {
        velocities[x] += factor * forces[x];
      }
    }
  }

  private void drift() {
    sweep.each(this::drift);
  }

  private void drift(int from, int to) {
    double half = 0.5 * integrator.timestep();
    for (int x = 3 * from; x < 3 * to; x++) {
      positions[x] += half * velocities[x];
    }
  }

  /** Strains everything, and says by how much. */
  private Matrix3 deform() {
    if (!drive.moves()) {
      return Matrix3.ZERO;
    }
    Matrix3 flux = masses.momentumFlux(velocities);
    Matrix3 strain = drive.strain(cell, pressure(flux), noise);
    Stretch stretch = drive.stretch(cell, strain);
    sweep.each(
        (from, to) -> {
          Stretch.apply(stretch.positions(), positions, from, to);
          Stretch.apply(stretch.velocities(), velocities, from, to);
        });
    cell = new Cell(cell.rows().times(stretch.positions()), cell.periodicity());
    Matrix3 turned = stretch.velocities().transposed().times(flux).times(stretch.velocities());
    exchanged += 0.5 * (turned.trace() - flux.trace());
    exchanged -= 0.5 * surface.virial().times(strain).trace();
    return strain;
  }

  /** The second half of a strain's work: the trapezoidal rule needs the virial on both sides. */
  private void settle(Matrix3 strain) {
    if (drive.moves()) {
      exchanged -= 0.5 * surface.virial().times(strain).trace();
    }
  }

  /** (Σ m v⊗v + virial)/V in eV/Å³. */
  private Matrix3 pressure(Matrix3 flux) {
    return flux.plus(surface.virial()).times(1 / cell.volume());
  }
}
