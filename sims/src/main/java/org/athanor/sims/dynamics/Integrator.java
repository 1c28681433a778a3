package org.athanor.sims.dynamics;

/**
 * How a trajectory goes from one step to the next: constant energy, temperature, pressure, or a
 * deformation, as thermostat and cell motion say.
 *
 * @param timestep in fs
 * @param thermostat what exchanges heat with the atoms
 * @param cell what the cell does
 */
public record Integrator(double timestep, Thermostat thermostat, CellMotion cell) {
  /**
   * Checks the step.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public Integrator {
    Quantity.positive("timestep", timestep, "fs");
  }

  /** Velocity Verlet: constant energy in a fixed cell. */
  public static Integrator verlet(double timestep) {
    return new Integrator(timestep, new Thermostat.Off(), new CellMotion.Fixed());
  }

  /**
   * Langevin dynamics in a fixed cell.
   *
   * @param temperature in K
   * @param friction in 1/fs
   */
  public static Integrator langevin(double timestep, double temperature, double friction) {
    return new Integrator(
        timestep, new Thermostat.Langevin(temperature, friction), new CellMotion.Fixed());
  }

  /** The same with another cell motion. */
  public Integrator with(CellMotion motion) {
    return new Integrator(timestep, thermostat, motion);
  }
}
