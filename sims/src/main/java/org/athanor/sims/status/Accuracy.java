package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.protocol.campaign.Errors;

/** Error statistics in the shape in which a campaign keeps them. */
public final class Accuracy {
  private Accuracy() {}

  /** The errors of these statistics, with energies as they are. */
  public static Errors of(ErrorStatistics statistics) {
    return of(statistics, Optional.empty());
  }

  /** The errors of these statistics, with the offset in eV/atom that was taken off energies. */
  public static Errors of(ErrorStatistics statistics, Optional<Double> energyOffset) {
    return new Errors(
        statistics.structures(),
        statistics.energy().mean(),
        statistics.energy().rootMeanSquare(),
        statistics.force().mean(),
        statistics.force().rootMeanSquare(),
        statistics.stress().map(ErrorStatistics.Errors::mean),
        energyOffset);
  }
}
