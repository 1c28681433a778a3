package org.athanor.sims.dynamics.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.sims.dynamics.Integrator;

/**
 * What a run does.
 *
 * @param identity options that its numbers and files hang on, as they were given, by name
 * @param integrator how it goes from step to step
 * @param thermoEvery steps between readings
 * @param frameEvery steps between structures; 0 for none
 * @param formats of the trajectory
 * @param saveEvery steps between saved states
 */
public record RunSettings(
    SortedMap<String, String> identity,
    Integrator integrator,
    int thermoEvery,
    int frameEvery,
    List<TrajectoryFormat> formats,
    int saveEvery) {
  /**
   * Copies, and checks the numbers.
   *
   * @throws IllegalArgumentException if one is too small
   */
  public RunSettings {
    identity = new TreeMap<>(identity);
    formats = List.copyOf(formats);
    if (thermoEvery < 1 || frameEvery < 0 || saveEvery < 1) {
      throw new IllegalArgumentException(
          "dynamics: expected at least 1 step between readings, 0 between structures (none) and 1"
              + " between saved states, got "
              + thermoEvery
              + ", "
              + frameEvery
              + " and "
              + saveEvery);
    }
  }
}
