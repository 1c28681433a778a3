package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Units;

/**
 * Stochastic cell rescaling: cell and atoms are strained by drift and noise, of first order in time
 * and with the right fluctuations.
 *
 * <p>Per step h: strain = (β/3τ)(P − P₀) h + √(2 k_B T β h/(3 V τ)) ξ, with P the momentary
 * pressure tensor, ξ independent normal numbers and V the volume. τ/(β K) is the time in which the
 * volume relaxes, K the bulk modulus; a wrong β changes that time and no average. Sources: Bernetti
 * and Bussi, J. Chem. Phys. 153, 114107 (2020); Del Tatto, Raiteri, Bernetti and Bussi, Appl. Sci.
 * 12, 1139 (2022).
 *
 * @param temperature T of the noise in K: the thermostat's
 * @param time τ in fs
 * @param compressibilityPerGPa β in 1/GPa
 */
public record Barostat(double temperature, double time, double compressibilityPerGPa) {
  /** The relaxation time in fs unless something else is asked for. */
  public static final double USUAL_TIME = 1000;

  /** The compressibility unless something else is asked for: that of a metal, in 1/GPa. */
  public static final double USUAL_COMPRESSIBILITY = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless the temperature is not negative and the others are
   *     positive
   */
  public Barostat {
    Quantity.notNegative("temperature of the barostat", temperature, "K");
    Quantity.positive("relaxation time of the barostat", time, "fs");
    Quantity.positive("compressibility", compressibilityPerGPa, "1/GPa");
  }

  /** With the usual time and compressibility. */
  public static Barostat at(double temperature) {
    return new Barostat(temperature, USUAL_TIME, USUAL_COMPRESSIBILITY);
  }

  /** β/(3τ) in Å³/(eV·fs): strain rate of an axis by pressure. */
  double mobility() {
    return compressibilityPerGPa * Units.GPA_PER_EV_PER_A3 / (3 * time);
  }

  /** Standard deviation of an axis's strain in a step of {@code timestep} fs at a volume in Å³. */
  double width(double timestep, double volume) {
    return Math.sqrt(2 * Units.BOLTZMANN * temperature * mobility() * timestep / volume);
  }
}
