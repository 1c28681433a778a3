package org.athanor.protocol.matching;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.walk.CandidateId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the matcher knows: a fold over its events.
 *
 * @param target where the parameters began; empty before the first round
 * @param rounds all rounds that were matched, in order
 */
public record MatchingState(Optional<TargetSet> target, PVector<RoundMatched> rounds) {
  /** Before anything happened. */
  public static final MatchingState EMPTY =
      new MatchingState(Optional.empty(), TreePVector.empty());

  /** The state after {@code event}. */
  public MatchingState applied(MatchingEvent event) {
    return switch (event) {
      case TargetSet set -> new MatchingState(Optional.of(set), rounds);
      case RoundMatched round -> new MatchingState(target, rounds.plus(round));
    };
  }

  /** What was drawn at random up to the round matched last; empty before the first. */
  public List<CandidateId> control() {
    return rounds.isEmpty() ? List.of() : rounds.get(rounds.size() - 1).control();
  }

  /** Every structure that ever had weight. */
  public Set<CandidateId> chosen() {
    return rounds.stream()
        .flatMap(round -> round.weights().stream())
        .map(LabelWeight::candidate)
        .collect(Collectors.toSet());
  }

  /** The weights of the round matched last; empty before the first. */
  public List<LabelWeight> weights() {
    return rounds.isEmpty() ? List.of() : rounds.get(rounds.size() - 1).weights();
  }
}
