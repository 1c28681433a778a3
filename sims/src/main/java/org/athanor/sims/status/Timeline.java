package org.athanor.sims.status;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * When what happened.
 *
 * @param rounds the milestones of each round
 * @param resumed when processes took the campaign up again
 * @param latest when the last event happened; empty before the first
 */
public record Timeline(
    TreePMap<Integer, PMap<Milestone, Instant>> rounds,
    PVector<Instant> resumed,
    Optional<Instant> latest) {
  static final Timeline EMPTY =
      new Timeline(TreePMap.empty(), TreePVector.empty(), Optional.empty());

  /** When a round passed a milestone; empty while it has not. */
  public Optional<Instant> at(int round, Milestone milestone) {
    return Optional.ofNullable(rounds.get(round)).map(passed -> passed.get(milestone));
  }

  Timeline seen(Instant at) {
    Instant later = latest.filter(known -> known.isAfter(at)).orElse(at);
    return new Timeline(rounds, resumed, Optional.of(later));
  }

  Timeline resumed(Instant at) {
    return new Timeline(rounds, resumed.plus(at), latest).seen(at);
  }

  Timeline passed(int round, Milestone milestone, Instant at) {
    PMap<Milestone, Instant> known = rounds.getOrDefault(round, HashTreePMap.empty());
    if (known.containsKey(milestone) && milestone.keepsFirst()) {
      return seen(at);
    }
    return new Timeline(rounds.plus(round, known.plus(milestone, at)), resumed, latest).seen(at);
  }
}
