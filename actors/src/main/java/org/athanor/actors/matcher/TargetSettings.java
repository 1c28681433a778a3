package org.athanor.actors.matcher;

import java.util.Optional;
import org.athanor.potentials.matching.LabelAccuracy;

/**
 * What a campaign with a target is to come to.
 *
 * @param start the potential whose parameters are tuned, as text
 * @param accuracy what of a label counts, and how accurate a label of weight one is
 * @param perTarget whether each property's own deviation is bounded, or every combination's
 * @param pace how it goes from round to round
 * @param control what is labelled beside, at random; empty for nothing
 */
public record TargetSettings(
    String start, LabelAccuracy accuracy, boolean perTarget, Pace pace, Optional<Control> control) {
  /** Without a control. */
  public TargetSettings(String start, LabelAccuracy accuracy, boolean perTarget, Pace pace) {
    this(start, accuracy, perTarget, pace, Optional.empty());
  }

  /**
   * As many structures as matching chose are drawn at random from the pool when it is complete, and
   * labelled.
   *
   * @param seed of the draws
   * @param most structures that are drawn in all
   */
  public record Control(long seed, int most) {}

  /**
   * How it goes from round to round.
   *
   * @param poolRounds rounds whose walks add to the pool, the seeds' round included; those after
   *     them match and fit with the pool as it is
   * @param burnIn rounds before weights are merged with those of the round before
   * @param tolerance relative change of the weights below which they have settled, and fraction by
   *     which a wanted deviation may be missed
   */
  public record Pace(int poolRounds, int burnIn, double tolerance) {}
}
