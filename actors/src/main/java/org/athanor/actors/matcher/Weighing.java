package org.athanor.actors.matcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.matching.Candidate;
import org.athanor.potentials.matching.InformationMatching;
import org.athanor.potentials.matching.MarginalMatching;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Objective;
import org.athanor.potentials.matching.Target;
import org.athanor.potentials.matching.Weights;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatcherMessage.Match;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Found;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.walk.CandidateId;

/**
 * Weighs the labels of a pool: pure, and the same to the bit for the same pool and parameters.
 *
 * <p>Every structure is one candidate, for it is paid for once and gives all kinds of numbers at
 * once. After the burn-in weights are merged with those of the round before, as far as their
 * structures are still in the pool.
 */
final class Weighing {
  private final Aim aim;

  Weighing(Aim aim) {
    this.aim = aim;
  }

  /** What happens when a round is matched. */
  List<MatchingEvent> of(MatchingState state, Match match, Instant now) {
    String start = state.target().map(TargetSet::potential).orElse(aim.settings().start());
    ParametricPotential at = PotentialText.read(match.potential().orElse(start));
    List<TargetReading> readings = aim.properties().read(at);
    List<MatchingEvent> events = new ArrayList<>();
    if (state.target().isEmpty()) {
      events.add(new TargetSet(start, at.parameters(), readings, now));
    }
    SortedMap<CandidateId, Double> last = weights(state.weights());
    SortedMap<CandidateId, Double> before = new TreeMap<>(last);
    List<CandidateId> pool = match.pool().stream().map(Selection::candidate).toList();
    before.keySet().retainAll(pool);
    if (match.pool().isEmpty()) {
      Missing missing =
          new Missing("pool: expected structures that determine the target, got none");
      events.add(undetermined(match, before, missing, now));
      return events;
    }
    switch (matching(match.pool(), at, readings)) {
      case Matching.Optimal optimal -> {
        SortedMap<CandidateId, Double> needed = needed(match.pool(), optimal);
        boolean merged = match.round() >= aim.settings().pace().burnIn();
        SortedMap<CandidateId, Double> weights = merged ? Weights.larger(before, needed) : needed;
        Bounds bounds = new Bounds(optimal.lowerBound(), optimal.upperBound());
        double change = Weights.change(last, weights);
        List<CandidateId> control = control(state, match.round(), pool, weights.keySet());
        events.add(matched(match, needed, weights, bounds, change, control, now));
      }
      case Matching.Infeasible infeasible ->
          events.add(undetermined(match, before, missing(infeasible, readings, at), now));
    }
    return events;
  }

  /** While candidates are to come nothing is paid for before the target can be had. */
  private RoundMatched undetermined(
      Match match, SortedMap<CandidateId, Double> before, Missing missing, Instant now) {
    if (isComplete(match.round())) {
      throw new IllegalArgumentException(
          missing.words()
              + "; more come with a larger target.pool-rounds or label.budget, and say more with"
              + " more of target.labels");
    }
    return matched(match, new TreeMap<>(), before, missing, 1, List.of(), now);
  }

  /** Not before the pool is complete: otherwise early candidates would be drawn more often. */
  private List<CandidateId> control(
      MatchingState state, int round, List<CandidateId> pool, Set<CandidateId> weighed) {
    return aim.settings()
        .control()
        .filter(one -> isComplete(round))
        .map(one -> Draw.of(one, round, state, pool, weighed))
        .orElse(List.of());
  }

  /** Whether no round after this one adds to the pool. */
  private boolean isComplete(int round) {
    return round >= aim.settings().pace().poolRounds() - 1;
  }

  private static RoundMatched matched(
      Match match,
      SortedMap<CandidateId, Double> needed,
      SortedMap<CandidateId, Double> weights,
      Found found,
      double change,
      List<CandidateId> control,
      Instant now) {
    return new RoundMatched(
        match.round(),
        match.pool().size(),
        list(needed),
        list(weights),
        found,
        change,
        control,
        now);
  }

  private static SortedMap<CandidateId, Double> needed(
      List<Selection> pool, Matching.Optimal optimal) {
    SortedMap<CandidateId, Double> needed = new TreeMap<>();
    for (Selection selection : pool) {
      Double weight = optimal.weights().get(selection.candidate().toString());
      if (weight != null) {
        needed.put(selection.candidate(), weight);
      }
    }
    return needed;
  }

  private static Missing missing(
      Matching.Infeasible infeasible, List<TargetReading> readings, ParametricPotential at) {
    return new Missing(
        infeasible.missing(
            readings.stream().map(TargetReading::property).toList(),
            at.parameters().stream().map(Parameter::name).toList()));
  }

  private Matching matching(
      List<Selection> pool, ParametricPotential at, List<TargetReading> readings) {
    List<Candidate> candidates =
        pool.stream()
            .map(
                one ->
                    aim.settings()
                        .accuracy()
                        .candidate(
                            one.candidate().toString(),
                            one.structure(),
                            at.sensitivity(one.structure())))
            .toList();
    MatchingProblem problem =
        new MatchingProblem(candidates, target(readings), OptionalDouble.empty());
    return aim.settings().perTarget()
        ? MarginalMatching.solve(problem, Objective.PLAIN)
        : InformationMatching.solve(problem, Objective.PLAIN);
  }

  private static Target target(List<TargetReading> readings) {
    return Target.ofQuantities(
        readings.stream().map(one -> one.slopes().toArray()).toArray(double[][]::new),
        readings.stream().mapToDouble(TargetReading::wanted).toArray());
  }

  private static SortedMap<CandidateId, Double> weights(List<LabelWeight> list) {
    SortedMap<CandidateId, Double> weights = new TreeMap<>();
    list.forEach(one -> weights.put(one.candidate(), one.weight()));
    return weights;
  }

  private static List<LabelWeight> list(SortedMap<CandidateId, Double> weights) {
    return weights.entrySet().stream()
        .map(one -> new LabelWeight(one.getKey(), one.getValue()))
        .toList();
  }
}
