package org.athanor.protocol.matching;

import org.athanor.protocol.walk.CandidateId;

/**
 * How accurate a label has to be.
 *
 * @param candidate whose label
 * @param weight w, positive: at 1 the label is as accurate as the campaign's file says, at w its
 *     variances are so many times smaller
 */
public record LabelWeight(CandidateId candidate, double weight) {
  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public LabelWeight {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(candidate + ": expected a positive weight, got " + weight);
    }
  }
}
