package org.athanor.sims.matching;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.sensitivity.Reading;

/**
 * What rounds of matching have come to.
 *
 * @param calibration the fitted potential
 * @param readings the target's properties under it
 * @param weights w = 1/σ² of the labels that were bought, by id
 * @param count of labels and structures
 * @param rounds how many it took
 * @param settled whether the weights have settled
 */
public record Outcome(
    Calibration calibration,
    List<Reading> readings,
    SortedMap<String, Double> weights,
    Count count,
    int rounds,
    boolean settled) {
  /**
   * How many there were.
   *
   * @param offers labels to choose from, each once
   * @param repeats structures of the pool that only repeat an earlier one, whose labels they share
   * @param structures labelled
   * @param missing structures that were chosen and could not be labelled
   */
  public record Count(int offers, int repeats, int structures, int missing) {}

  /** Copies the collections. */
  public Outcome {
    readings = List.copyOf(readings);
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** Standard deviations of the properties, in their units, without inflation. */
  public Scalars deviations() {
    double[][] jacobian =
        readings.stream().map(reading -> reading.slopes().toArray()).toArray(double[][]::new);
    return calibration.deviations(jacobian);
  }
}
