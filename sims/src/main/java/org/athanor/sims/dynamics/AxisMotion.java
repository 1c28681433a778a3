package org.athanor.sims.dynamics;

/** What happens to the cell and the atoms in it along one Cartesian axis. */
public sealed interface AxisMotion {
  /** How a strain is measured. */
  enum Measure {
    /** d(ln L)/dt is constant. */
    TRUE,
    /** dL/dt is constant: the rate times the length at step 0. */
    ENGINEERING
  }

  /** The length stays. */
  record Held() implements AxisMotion {}

  /**
   * The length changes at a constant rate.
   *
   * @param rate strain rate in 1/fs (1e9/s is 1e-6/fs), extension positive
   * @param measure of what the rate is constant
   */
  record Strained(double rate, Measure measure) implements AxisMotion {
    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public Strained {
      Quantity.finite("strain rate", rate, "1/fs");
    }
  }

  /**
   * The length follows a stress.
   *
   * @param stressGPa along the axis, tension positive, in GPa
   */
  record Stressed(double stressGPa) implements AxisMotion {
    /**
     * Checks the stress.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public Stressed {
      Quantity.finite("stress", stressGPa, "GPa");
    }
  }
}
