package org.athanor.sims.dynamics;

/** What exchanges heat with the atoms, once in the middle of every step. */
public sealed interface Thermostat {
  /** No heat: constant energy. */
  record Off() implements Thermostat {}

  /**
   * Langevin's friction and noise: dv = −γ v dt + √(2γ k_B T/m) dW, solved exactly over a step.
   *
   * <p>The noise carries no total momentum, so that 3n − 3 degrees of freedom are at the
   * temperature, and the crystal does not drift. Source: Leimkuhler and Matthews, Appl. Math. Res.
   * Express 2013, 34.
   *
   * @param temperature T in K
   * @param friction γ in 1/fs
   */
  record Langevin(double temperature, double friction) implements Thermostat {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless the friction is positive and the temperature is not
     *     negative
     */
    public Langevin {
      Quantity.positive("friction", friction, "1/fs");
      Quantity.notNegative("temperature", temperature, "K");
    }
  }

  /**
   * Stochastic velocity rescaling: all velocities are multiplied by one random factor, so that the
   * kinetic energy K follows dK = (K̄ − K) dt/τ + 2 √(K K̄/N_f) dW/√τ, with N_f = 3n − 3 degrees of
   * freedom and K̄ = N_f k_B T/2, solved exactly over a step.
   *
   * <p>Samples the canonical distribution and barely disturbs how atoms move. Source: Bussi,
   * Donadio and Parrinello, J. Chem. Phys. 126, 014101 (2007), eqs. 7 and A7.
   *
   * @param temperature T in K
   * @param time τ in fs
   */
  record Rescaling(double temperature, double time) implements Thermostat {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless both are positive
     */
    public Rescaling {
      Quantity.positive("temperature", temperature, "K");
      Quantity.positive("relaxation time of the thermostat", time, "fs");
    }
  }
}
