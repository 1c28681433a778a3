package org.athanor.actors.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.Workshop;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.matching.WeightedFit;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.MatchFailed;
import org.athanor.protocol.campaign.SupervisorMessage.RoundWeighed;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatcherMessage;
import org.athanor.protocol.matching.MatcherMessage.Match;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.walk.CandidateId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final PersistenceId ID = Matcher.persistenceId("test");
  private static final double WANTED = 0.002;
  private static final List<Selection> POOL = CellEnergies.pool(0, 12);
  private static final Workshop WORKSHOP = new Workshop();

  private ActorRef<MatcherMessage> matcher;
  private TestProbe<SupervisorMessage> supervisor;

  @BeforeEach
  void begin() {
    WORKSHOP.clear();
    supervisor = WORKSHOP.probe(SupervisorMessage.class);
    matcher = spawn();
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  private static ActorRef<MatcherMessage> spawn() {
    Aim aim = new Aim(CellEnergies.settings(2, 2), new CellEnergies(WANTED));
    return WORKSHOP.spawn(Matcher.create("test", aim, WORKSHOP.clock()));
  }

  private RoundWeighed match(int round, List<Selection> pool) {
    matcher.tell(new Match(round, Optional.empty(), pool, supervisor.ref()));
    return supervisor.expectMessageClass(RoundWeighed.class);
  }

  private static List<MatchingEvent> events() {
    return WORKSHOP.events(ID, MatchingEvent.class);
  }

  /** Whatever the labels say: the deviations that such weights lead to. */
  private static double[] achieved(List<Selection> pool, List<LabelWeight> weights) {
    Map<CandidateId, Structure> there = new HashMap<>();
    pool.forEach(one -> there.put(one.candidate(), one.structure()));
    ParametricPotential start = CellEnergies.start();
    List<BoughtLabel> bought = new ArrayList<>();
    for (LabelWeight weight : weights) {
      Structure cell = there.get(weight.candidate());
      Prediction said = start.predict(cell);
      Labels labels = new Labels(said.energy(), said.forces(), Optional.empty());
      bought.addAll(CellEnergies.ACCURACY.bought("x", cell, labels, weight.weight()));
    }
    Calibration fitted = WeightedFit.of(start, bought);
    return fitted
        .deviations(
            new CellEnergies(WANTED)
                .read(start).stream().map(one -> one.slopes().toArray()).toArray(double[][]::new))
        .toArray();
  }

  @Test
  void fewLabelsGiveWhatIsWantedAndTheFirstRoundSaysWhereItBegan() {
    RoundWeighed weighed = match(0, POOL);
    assertThat(weighed.weights()).isNotEmpty().hasSizeLessThan(POOL.size());
    assertThat(weighed.change()).isEqualTo(1);
    double[] achieved = achieved(POOL, weighed.weights());
    double largest = 0;
    for (double deviation : achieved) {
      assertThat(deviation).isLessThan(WANTED * (1 + 1e-6));
      largest = Math.max(largest, deviation);
    }
    assertThat(largest).as("nothing is wasted").isCloseTo(WANTED, within(1e-6 * WANTED));
    TargetSet set = (TargetSet) events().getFirst();
    assertThat(set.parameters()).isEqualTo(CellEnergies.start().parameters());
    assertThat(set.readings()).extracting(TargetReading::wanted).containsOnly(WANTED);
    RoundMatched round = (RoundMatched) events().getLast();
    assertThat(round.pool()).isEqualTo(12);
    double sum = round.needed().stream().mapToDouble(LabelWeight::weight).sum();
    Bounds bounds = (Bounds) round.found();
    assertThat(bounds.upper()).isCloseTo(sum, within(1e-9 * sum));
    assertThat(bounds.lower()).isCloseTo(sum, within(1e-6 * sum));
  }

  @Test
  void aRoundIsMatchedOnceWhateverBreaksDown() {
    RoundWeighed first = match(0, POOL);
    int events = events().size();
    // Another pool is not looked at: what was decided stays.
    assertThat(match(0, POOL.subList(3, 12))).isEqualTo(first);
    WORKSHOP.stop(matcher);
    matcher = spawn();
    assertThat(match(0, List.of())).isEqualTo(first);
    assertThat(events()).hasSize(events);
    Match second = new Match(1, Optional.empty(), POOL, supervisor.ref());
    WORKSHOP.breaksDown(ID, () -> matcher.tell(second));
    assertThat(match(1, POOL).weights()).isEqualTo(first.weights());
    assertThat(events()).hasSize(events + 1);
    matcher.tell(new Match(5, Optional.empty(), POOL, supervisor.ref()));
    supervisor.expectNoMessage();
  }

  @Test
  void afterTheBurnInWeightsAreMergedAndWhatLeftThePoolIsForgotten() {
    List<Selection> other = CellEnergies.pool(1, 12);
    List<Selection> all = new ArrayList<>(POOL);
    all.addAll(other);
    List<LabelWeight> first = match(0, POOL).weights();
    RoundWeighed second = match(1, other);
    assertThat(second.weights()).doesNotContainAnyElementsOf(first);
    RoundWeighed third = match(2, all);
    RoundMatched merged = (RoundMatched) events().getLast();
    for (LabelWeight weight : second.weights()) {
      assertThat(third.weights())
          .anyMatch(
              one -> one.candidate().equals(weight.candidate()) && one.weight() >= weight.weight());
    }
    assertThat(merged.weights()).hasSizeGreaterThanOrEqualTo(merged.needed().size());
    assertThat(match(3, all).change()).isZero();
    CandidateId lost = third.weights().getFirst().candidate();
    List<Selection> rest = all.stream().filter(one -> !one.candidate().equals(lost)).toList();
    assertThat(match(4, rest).weights()).extracting(LabelWeight::candidate).doesNotContain(lost);
  }

  /** It says nothing of most directions. */
  private static List<Selection> crystal(CandidateId candidate) {
    return List.of(new Selection(candidate, POOL.getFirst().arm(), "diamond", Crystals.diamond()));
  }

  /** The pool has two rounds here. */
  @Test
  void whileCandidatesAreToComeNothingIsBoughtForATargetThatCannotBeHad() {
    RoundWeighed first = match(0, crystal(POOL.getFirst().candidate()));
    assertThat(first.weights()).isEmpty();
    assertThat(first.change()).isEqualTo(1);
    RoundMatched round = (RoundMatched) events().getLast();
    assertThat(round.needed()).isEmpty();
    assertThat(((Missing) round.found()).words()).contains("determine sheared", "mostly");
    assertThat(match(1, POOL).weights()).isNotEmpty();
  }

  @Test
  void whatWasBoughtBeforeStaysWhenThePoolDoesNotDetermineTheTargetAnyMore() {
    Aim aim = new Aim(CellEnergies.settings(4, 2), new CellEnergies(WANTED));
    matcher = WORKSHOP.spawn(Matcher.create("test", aim, WORKSHOP.clock()));
    List<LabelWeight> bought = match(0, POOL).weights();
    RoundWeighed next = match(1, crystal(bought.getFirst().candidate()));
    assertThat(next.weights()).containsExactly(bought.getFirst());
    assertThat(next.change()).as("nothing has settled").isEqualTo(1);
  }

  @Test
  void aLastPoolThatCannotDetermineTheTargetIsRefusedByName() {
    assertThat(match(0, List.of()).weights()).isEmpty();
    assertThat(((Missing) ((RoundMatched) events().getLast()).found()).words()).contains("none");
    int events = events().size();
    matcher.tell(new Match(1, Optional.empty(), List.of(), supervisor.ref()));
    assertThat(supervisor.expectMessageClass(MatchFailed.class).reason()).contains("got none");
    matcher.tell(
        new Match(1, Optional.empty(), crystal(POOL.getFirst().candidate()), supervisor.ref()));
    assertThat(supervisor.expectMessageClass(MatchFailed.class).reason())
        .contains("pool", "mostly", "target.pool-rounds");
    assertThat(events()).hasSize(events);
    assertThat(match(1, POOL).weights()).isNotEmpty();
  }
}
