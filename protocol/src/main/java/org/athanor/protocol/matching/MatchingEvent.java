package org.athanor.protocol.matching;

import java.time.Instant;
import java.util.List;
import org.athanor.potentials.potential.Parameter;
import org.athanor.protocol.walk.CandidateId;

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
   * The labels were chosen that the target needs at the present parameters, or it was found that
   * the pool does not determine it yet.
   *
   * @param round after which
   * @param pool how many structures there were to choose from
   * @param needed the optimum of this round, in canonical order; none where something is missing
   * @param weights what is labelled and fitted: the optimum, after the burn-in merged with the
   *     weights before; those alone where something is missing
   * @param found bounds of the optimum, or what is missing
   * @param change of the weights against those before, over the largest weight; 1 where something
   *     is missing
   * @param control what is labelled beside, drawn at random from the pool, in this round and
   *     before, in canonical order
   */
  record RoundMatched(
      int round,
      int pool,
      List<LabelWeight> needed,
      List<LabelWeight> weights,
      Found found,
      double change,
      List<CandidateId> control,
      Instant at)
      implements MatchingEvent {
    /** Copies the lists. */
    public RoundMatched {
      needed = List.copyOf(needed);
      weights = List.copyOf(weights);
      control = List.copyOf(control);
    }

    /** Without a control. */
    public RoundMatched(
        int round,
        int pool,
        List<LabelWeight> needed,
        List<LabelWeight> weights,
        Found found,
        double change,
        Instant at) {
      this(round, pool, needed, weights, found, change, List.of(), at);
    }
  }

  /** What a pool gives. */
  sealed interface Found {}

  /** What the pool must have before it determines the target, in words. */
  record Missing(String words) implements Found {}

  /** Certified bounds on the least sum of weights. */
  record Bounds(double lower, double upper) implements Found {
    /** Upper bound less lower bound, over the upper bound. */
    public double gap() {
      return upper == 0 ? 0 : (upper - lower) / upper;
    }
  }
}
