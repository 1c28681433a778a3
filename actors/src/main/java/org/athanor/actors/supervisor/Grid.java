package org.athanor.actors.supervisor;

import java.util.List;

/**
 * The conditions that are explored: every combination of these.
 *
 * @param starts phases
 * @param pressuresGPa pressures in GPa at which their cells are relaxed
 * @param temperatures in K
 * @param strengths of the local-entropy bias, k in eV; 0 is a walk without bias
 */
public record Grid(
    List<Start> starts,
    List<Double> pressuresGPa,
    List<Double> temperatures,
    List<Double> strengths) {
  /** Copies the lists. */
  public Grid {
    starts = List.copyOf(starts);
    pressuresGPa = List.copyOf(pressuresGPa);
    temperatures = List.copyOf(temperatures);
    strengths = List.copyOf(strengths);
  }
}
