package org.athanor.sims.dynamics.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.sims.dynamics.DynamicsState;

/**
 * What is saved of a run.
 *
 * @param settings options that its numbers hang on, by name
 * @param lengths how many bytes each output file had, by name
 * @param energy potential energy of the state in eV, by which another potential is noticed
 * @param state where the trajectory was
 */
record SavedRun(
    SortedMap<String, String> settings,
    SortedMap<String, Long> lengths,
    double energy,
    DynamicsState state) {
  /** Copies the maps. */
  SavedRun {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    lengths = Collections.unmodifiableSortedMap(new TreeMap<>(lengths));
  }
}
