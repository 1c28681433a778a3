package org.athanor.sims.matching;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.sensitivity.Reading;

/**
 * What rounds of matching have come to.
 *
 * @param calibration the fitted potential
 * @param readings the target's properties under it
 * @param bought labels, by frame, kind and atom
 * @param count of labels and structures
 * @param ridge that the last fit needed for the crystal to be at rest; empty for none
 * @param rounds how many it took
 * @param settled whether the weights have settled
 */
public record Outcome(
    Calibration calibration,
    List<Reading> readings,
    List<BoughtLabel> bought,
    Count count,
    Optional<Double> ridge,
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
    bought = List.copyOf(bought);
  }

  /** w = 1/σ² of the labels that were bought, by id. */
  public SortedMap<String, Double> weights() {
    SortedMap<String, Double> weights = new TreeMap<>();
    bought.forEach(label -> weights.put(label.id(), label.weight()));
    return weights;
  }

  /** Standard deviations of the properties, in their units, without inflation. */
  public Scalars deviations() {
    return calibration.deviations(jacobian());
  }

  /** The same, with what the labels' misfit says of each property's own direction. */
  public Scalars misfitDeviations() {
    return calibration.misfitDeviations(jacobian());
  }

  private double[][] jacobian() {
    return readings.stream().map(reading -> reading.slopes().toArray()).toArray(double[][]::new);
  }

  /** Those without inflation, times √T. */
  public Scalars inflatedDeviations() {
    double[] deviations = deviations().toArray();
    for (int q = 0; q < deviations.length; q++) {
      deviations[q] *= calibration.inflation();
    }
    return Scalars.of(deviations);
  }
}
