package org.athanor.sims.strength;

import org.athanor.sims.dynamics.AxisMotion;
import org.athanor.sims.dynamics.AxisMotion.Strained;
import org.athanor.sims.dynamics.AxisMotion.Stressed;
import org.athanor.sims.dynamics.Barostat;
import org.athanor.sims.dynamics.CellMotion;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Thermostat;

/**
 * How a crystal is compressed.
 *
 * @param temperature in K
 * @param pressureGPa lateral pressure, and that of thermalisation, in GPa
 * @param ratePerSecond true strain rate in 1/s, positive in compression
 * @param strain true strain to go to, positive in compression
 * @param pace steps and samples
 * @param seed of velocities, thermostat and barostat
 */
public record Loading(
    double temperature,
    double pressureGPa,
    double ratePerSecond,
    double strain,
    Pace pace,
    long seed) {
  private static final double FS_PER_S = 1e15;

  /**
   * Steps and samples.
   *
   * @param timestep in fs
   * @param thermalising time before compression in fs
   * @param samples wanted of the stress–strain curve
   */
  public record Pace(double timestep, double thermalising, int samples) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless they are positive (no thermalising is allowed)
     */
    public Pace {
      positive("timestep in fs", timestep);
      if (!(thermalising >= 0 && Double.isFinite(thermalising)) || samples < 1) {
        throw new IllegalArgumentException(
            "strength: expected a thermalising time of at least 0 fs and a sample or more, got "
                + thermalising
                + " fs and "
                + samples);
      }
    }
  }

  /** Steps between which stresses are looked at, where a sample has as many. */
  static final int PROBE = 5;

  /** Relaxation time of the thermostat in fs. */
  private static final double HEAT_TIME = 200;

  /**
   * Relaxation time of the barostat in fs. The lateral stress lags by 3τ/β times the lateral strain
   * rate, 0.015 GPa at 1e9/s.
   */
  private static final double CELL_TIME = 100;

  /** A faster step would not let the crystal follow. */
  private static final double LARGEST_STEP = 1e-3;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless temperature, rate and strain are positive, the strain
   *     is at most 2 and a step strains by less than 0.001
   */
  public Loading {
    positive("temperature in K", temperature);
    positive("strain rate in 1/s", ratePerSecond);
    positive("strain", strain);
    if (strain > 2 || !Double.isFinite(pressureGPa)) {
      throw new IllegalArgumentException(
          "strength: expected a true strain of at most 2 (13 % of the length is then left) and a"
              + " finite pressure in GPa, got "
              + strain
              + " and "
              + pressureGPa);
    }
    if (ratePerSecond / FS_PER_S * pace.timestep() >= LARGEST_STEP) {
      throw new IllegalArgumentException(
          "strength: expected a strain below "
              + LARGEST_STEP
              + " in a time step, got a rate of "
              + ratePerSecond
              + "/s at "
              + pace.timestep()
              + " fs");
    }
  }

  /** In 1/fs. */
  double rate() {
    return ratePerSecond / FS_PER_S;
  }

  /** The strain, positive in compression, after so many steps. */
  double strainAfter(int steps) {
    return steps * rate() * pace.timestep();
  }

  int thermalisingSteps() {
    return (int) Math.ceil(pace.thermalising() / pace.timestep());
  }

  /** Steps from one sample to the next. */
  int stride() {
    double wanted = strain / (rate() * pace.timestep()) / pace.samples();
    return (int)
        (wanted < PROBE ? Math.max(1, Math.rint(wanted)) : PROBE * Math.rint(wanted / PROBE));
  }

  /** How often a sample's stress is looked at, in steps. */
  int probe() {
    return Math.min(PROBE, stride());
  }

  /** Steps of the compression, a whole number of samples. */
  int compressingSteps() {
    double steps = strain / (rate() * pace.timestep());
    return Math.multiplyExact(stride(), (int) Math.ceil(steps / stride() - 1e-9));
  }

  /** All axes follow the pressure. */
  Integrator thermalising() {
    return integrator(new Stressed(-pressureGPa));
  }

  /** z is compressed at the rate, x and y follow the pressure. */
  Integrator compressing() {
    return integrator(new Strained(-rate(), AxisMotion.Measure.TRUE));
  }

  private Integrator integrator(AxisMotion z) {
    Stressed lateral = new Stressed(-pressureGPa);
    Barostat barostat = new Barostat(temperature, CELL_TIME, Barostat.USUAL_COMPRESSIBILITY);
    return new Integrator(
        pace.timestep(),
        new Thermostat.Rescaling(temperature, HEAT_TIME),
        new CellMotion.Axes(lateral, lateral, z, barostat));
  }

  /** The part of all steps that is done, 0 to 1. */
  double share(int thermalised, int compressed) {
    return (thermalised + compressed) / (double) (thermalisingSteps() + compressingSteps());
  }

  private static void positive(String what, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "strength: expected a positive " + what + ", got " + value);
    }
  }
}
