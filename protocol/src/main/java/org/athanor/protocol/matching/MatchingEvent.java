package org.athanor.protocol.matching;

import java.time.Instant;
import java.util.List;
import org.athanor.potentials.potential.Parameter;

/** What happened in the matcher's room. */
public sealed interface MatchingEvent {
  /**
   * The target was looked at for the first time.
   *
   * @param potential where the parameters begin, as text
   * @param parameters at the beginning
   * @param readings the target's properties at the beginning
   */
  record TargetSet(
      String potential, List<Parameter> parameters, List<TargetReading> readings, Instant at)
      implements MatchingEvent {
    /** Copies the lists. */
    public TargetSet {
      parameters = List.copyOf(parameters);
      readings = List.copyOf(readings);
    }
  }

  /**
   * The labels were chosen that the target needs at the present parameters.
   *
   * @param round after which
   * @param pool how many structures there were to choose from
   * @param needed the optimum of this round, in canonical order
   * @param weights what is labelled and fitted: the optimum, after the burn-in merged with the
   *     weights before
   * @param bounds of the optimum
   * @param change of the weights against those before, over the largest weight
   */
  record RoundMatched(
      int round,
      int pool,
      List<LabelWeight> needed,
      List<LabelWeight> weights,
      Bounds bounds,
      double change,
      Instant at)
      implements MatchingEvent {
    /** Copies the lists. */
    public RoundMatched {
      needed = List.copyOf(needed);
      weights = List.copyOf(weights);
    }
  }

  /** Certified bounds on the least sum of weights. */
  record Bounds(double lower, double upper) {
    /** Upper bound less lower bound, over the upper bound. */
    public double gap() {
      return upper == 0 ? 0 : (upper - lower) / upper;
    }
  }
}
