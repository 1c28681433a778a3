package org.athanor.sims.status;

import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.protocol.campaign.Errors;

/** Error statistics in the shape in which a campaign keeps them. */
public final class Accuracy {
  private Accuracy() {}

  /** The errors of these statistics. */
  public static Errors of(ErrorStatistics statistics) {
    return new Errors(
        statistics.structures(),
        statistics.energy().mean(),
        statistics.energy().rootMeanSquare(),
        statistics.force().mean(),
        statistics.force().rootMeanSquare(),
        statistics.stress().map(ErrorStatistics.Errors::mean));
  }
}
