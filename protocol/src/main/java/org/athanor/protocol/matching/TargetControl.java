package org.athanor.protocol.matching;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.structure.Scalars;

/**
 * What a fit to labels drawn at random from the pool came to: the control of a target, which says
 * what choosing labels is worth. All its labels have the same weight, and as much together as the
 * chosen ones have.
 *
 * @param labels how many there are
 * @param readings the target's properties after the fit
 * @param deviations their propagated standard deviations without inflation, in their units, one for
 *     each reading; infinite where the labels do not determine it
 * @param misfitDeviations those with what the labels' misfit says of each property's own direction,
 *     as {@link Calibration#misfitDeviations} has them
 * @param misfit T = Σ w r² / P over the weighted residuals, a pure number
 * @param ridge λ that held the fit, because a free one leaves the target's crystal without a
 *     minimum
 */
public record TargetControl(
    int labels,
    List<TargetReading> readings,
    Scalars deviations,
    Scalars misfitDeviations,
    double misfit,
    Optional<Double> ridge) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException unless there is a deviation of each kind for each reading
   */
  public TargetControl {
    readings = List.copyOf(readings);
    Tuning.check(readings.size(), deviations.size());
    Tuning.check(readings.size(), misfitDeviations.size());
  }

  /** The factor √T on standard deviations, never below one. */
  public double inflation() {
    return Calibration.inflation(misfit);
  }
}
