package org.athanor.protocol.walk;

/** How a walk moves away from its start. */
public sealed interface Motion {
  /**
   * Random strains and displacements of the start, without any potential: candidate after candidate
   * from nothing up to the given amplitudes.
   *
   * @param count how many structures
   * @param strain largest strain component, dimensionless
   * @param rattle largest standard deviation of the displacements in Å
   */
  record Perturbed(int count, double strain, double rattle) implements Motion {}

  /**
   * The cell relaxed at the walk's pressure, then small isotropic and shear strains of it.
   *
   * @param count how many structures, the relaxed one first
   * @param strain largest strain component, dimensionless
   * @param driver the potential that relaxes
   */
  record Strained(int count, double strain, Driver driver) implements Motion {
    /** Relaxed by a fitted version. */
    public Strained(int count, double strain, int version) {
      this(count, strain, new Driver.Fitted(version));
    }
  }

  /**
   * Langevin dynamics at constant volume, from the cell relaxed at the walk's pressure.
   *
   * @param temperature in K
   * @param bias what is added to the potential
   * @param driver the potential that drives it
   */
  record Dynamics(double temperature, Bias bias, Driver driver) implements Motion {
    /** Driven by a fitted version. */
    public Dynamics(double temperature, Bias bias, int version) {
      this(temperature, bias, new Driver.Fitted(version));
    }
  }
}
