package org.athanor.actors.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.athanor.actors.matcher.TargetSettings.Control;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final List<CandidateId> POOL = pool(20);

  private static List<CandidateId> pool(int count) {
    List<CandidateId> pool = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      pool.add(new CandidateId(new WalkId(k / 8, k % 8), 3));
    }
    return pool;
  }

  /** What a round leaves behind. */
  private static MatchingState after(List<CandidateId> chosen, List<CandidateId> drawn) {
    List<LabelWeight> weights = chosen.stream().map(one -> new LabelWeight(one, 2)).toList();
    return MatchingState.EMPTY.applied(
        new RoundMatched(0, 20, weights, weights, new Bounds(1, 1), 1, drawn, Instant.EPOCH));
  }

  private static List<CandidateId> drawn(int most, MatchingState state, CandidateId... weighed) {
    return Draw.of(new Control(7, most), state.rounds().size(), state, POOL, Set.of(weighed));
  }

  @Test
  void asManyAreDrawnAsWereChosenInAllButNoMoreThanMayBe() {
    assertThat(drawn(9, MatchingState.EMPTY)).isEmpty();
    List<CandidateId> three = drawn(9, MatchingState.EMPTY, POOL.get(0), POOL.get(1), POOL.get(2));
    assertThat(three).hasSize(3).isSorted().isSubsetOf(POOL);
    assertThat(drawn(2, MatchingState.EMPTY, POOL.get(0), POOL.get(1), POOL.get(2))).hasSize(2);
    MatchingState state = after(POOL.subList(0, 3), three);
    assertThat(drawn(9, state, POOL.get(2), POOL.get(3))).hasSize(4).containsAll(three);
    assertThat(drawn(9, state)).as("labels are paid for").isEqualTo(three);
    assertThat(drawn(99, after(POOL, POOL))).isEqualTo(POOL);
  }

  @Test
  void whatCouldNotBeLabelledIsMadeUpFor() {
    List<CandidateId> before = POOL.subList(4, 8);
    MatchingState state = after(POOL.subList(0, 4), before);
    List<CandidateId> rest = new ArrayList<>(POOL);
    rest.removeAll(List.of(POOL.get(0), POOL.get(5)));
    List<CandidateId> now = Draw.of(new Control(7, 9), 1, state, rest, Set.of(POOL.get(9)));
    assertThat(now)
        .hasSize(4)
        .contains(POOL.get(4), POOL.get(6), POOL.get(7))
        .doesNotContain(POOL.get(5));
  }

  /** Chosen ones are as likely as others, in the first draw as in later ones. */
  @Test
  void everyStructureIsAsLikelyAsAnyOther() {
    TreeMap<CandidateId, Integer> first = new TreeMap<>();
    TreeMap<CandidateId, Integer> second = new TreeMap<>();
    int draws = 4000;
    for (int seed = 0; seed < draws; seed++) {
      Control control = new Control(seed, 9);
      Set<CandidateId> chosen = Set.of(POOL.get(0), POOL.get(1), POOL.get(2), POOL.get(3));
      List<CandidateId> four = Draw.of(control, 0, MatchingState.EMPTY, POOL, chosen);
      MatchingState state = after(List.copyOf(chosen), four);
      four.forEach(one -> first.merge(one, 1, Integer::sum));
      Set<CandidateId> more = Set.of(POOL.get(10), POOL.get(11));
      Draw.of(control, 1, state, POOL, more).forEach(one -> second.merge(one, 1, Integer::sum));
    }
    // 4 and 6 of 20; four standard deviations of a binomial count.
    assertThat(first.values()).hasSize(20).allSatisfy(n -> assertThat(n).isBetween(699, 901));
    assertThat(second.values()).hasSize(20).allSatisfy(n -> assertThat(n).isBetween(1084, 1316));
  }
}
