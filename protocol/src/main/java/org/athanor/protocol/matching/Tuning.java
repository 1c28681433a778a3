package org.athanor.protocol.matching;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Scalars;

/**
 * What a fit to weighted labels came to, beside the potential itself.
 *
 * @param parameters after the fit
 * @param readings the target's properties after the fit
 * @param deviations their propagated standard deviations without inflation, in their units, one for
 *     each reading; infinite where the labels do not determine it
 * @param change of the weights against those of the fit before, over the largest weight
 * @param misfit T = Σ w r² / P over the weighted residuals, a pure number
 * @param settled whether the fit came to a minimum
 * @param ridge λ that held the fit, because a free one leaves the target's crystal without a
 *     minimum
 * @param misfitDeviations standard deviations with what the labels' misfit says of each property's
 *     own direction, as {@link Calibration#misfitDeviations} has them, one for each reading, in
 *     their units; empty in what early versions tuned
 * @param control what labels drawn at random came to; empty where none were
 */
public record Tuning(
    List<Parameter> parameters,
    List<TargetReading> readings,
    Scalars deviations,
    double change,
    double misfit,
    boolean settled,
    Optional<Double> ridge,
    Optional<Scalars> misfitDeviations,
    Optional<TargetControl> control) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException unless there is a deviation of each kind for each reading
   */
  public Tuning {
    parameters = List.copyOf(parameters);
    readings = List.copyOf(readings);
    check(readings.size(), deviations.size());
    check(readings.size(), misfitDeviations.map(Scalars::size).orElse(readings.size()));
  }

  static void check(int expected, int got) {
    if (expected != got) {
      throw new IllegalArgumentException(
          "tuning: expected a deviation for each of " + expected + " properties, got " + got);
    }
  }

  /** The factor √T on standard deviations, never below one. */
  public double inflation() {
    return Calibration.inflation(misfit);
  }

  /** Whether the potential's form, not the data, limits what is known. */
  public boolean limitedByForm() {
    return Calibration.limitedByForm(misfit);
  }

  /**
   * Whether one property's deviation, without inflation, is as small as is wanted.
   *
   * @param slack by which fraction it may be missed
   */
  public boolean meets(int reading, double slack) {
    return readings.get(reading).isMetBy(deviations.get(reading), slack);
  }

  /** Whether the weights have settled and every property is as certain as is wanted. */
  public boolean done(double tolerance) {
    boolean met = change < tolerance;
    for (int k = 0; k < readings.size(); k++) {
      met &= meets(k, tolerance);
    }
    return met;
  }
}
