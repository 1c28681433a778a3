package org.athanor.sims.dynamics;

/** How a trajectory goes from one step to the next. */
public sealed interface Integrator {
  /** In fs. */
  double timestep();

  /**
   * Velocity Verlet: constant energy (Swope, Andersen, Berens and Wilson, J. Chem. Phys. 76, 637
   * (1982)).
   *
   * @param timestep in fs
   */
  record Verlet(double timestep) implements Integrator {
    /**
     * Checks the step.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public Verlet {
      requirePositive("timestep", timestep, "fs");
    }
  }

  /**
   * Langevin dynamics, split BAOAB: constant temperature (Leimkuhler and Matthews, Appl. Math. Res.
   * Express 2013, 34).
   *
   * <p>The noise carries no total momentum, so that 3n − 3 degrees of freedom are at the
   * temperature, and the crystal does not drift.
   *
   * @param timestep in fs
   * @param temperature in K
   * @param friction in 1/fs
   */
  record Langevin(double timestep, double temperature, double friction) implements Integrator {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless timestep and friction are positive and the
     *     temperature is not negative
     */
    public Langevin {
      requirePositive("timestep", timestep, "fs");
      requirePositive("friction", friction, "1/fs");
      if (!(temperature >= 0)) {
        throw new IllegalArgumentException(
            "dynamics: expected a temperature of at least 0 K, got " + temperature);
      }
    }
  }

  private static void requirePositive(String what, double value, String unit) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "dynamics: expected a positive " + what + " in " + unit + ", got " + value);
    }
  }
}
