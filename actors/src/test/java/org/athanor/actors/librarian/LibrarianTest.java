package org.athanor.actors.librarian;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.actors.Workshop;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.LibrarianMessage.DeliverWalk;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarianTest {
  private static final LibrarianSettings SETTINGS =
      new LibrarianSettings(
          FingerprintSettings.of(3.5, 12),
          1e-6,
          new LibrarianSettings.Bar(Criterion.NOVELTY, 0),
          Optional.empty(),
          0.002,
          new LibrarianSettings.Limits(0.6, 0.5, 2));
  private static final List<Arm> ARMS =
      List.of(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR, Arm.TEST, Arm.ENTROPY);
  private static final int ROUNDS = 3;
  private static final PersistenceId ID = Librarian.persistenceId("test");
  private static final Workshop WORKSHOP = new Workshop();

  private LibrarianSettings settings = SETTINGS;
  private ActorRef<LibrarianMessage> librarian;
  private TestProbe<SupervisorMessage> supervisor;
  private TestProbe<ExplorerMessage> explorer;

  @BeforeEach
  void begin() {
    WORKSHOP.clear();
    supervisor = WORKSHOP.probe(SupervisorMessage.class);
    explorer = WORKSHOP.probe(ExplorerMessage.class);
    open();
  }

  @AfterEach
  void stop() {
    WORKSHOP.stop(librarian);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @Test
  void walksAreJudgedInCanonicalOrderWhateverTheOrderOfArrival() {
    await(0, quotas(2));
    assertThat(expected()).isEqualTo(new RoundExpected(0, Set.of()));
    List.of(4, 2, 1, 3).forEach(index -> deliver(0, index));
    assertThat(events(WalkJudged.class)).isEmpty();
    deliver(0, 0);
    assertThat(chosen().round()).isZero();
    assertThat(events(WalkJudged.class))
        .extracting(WalkJudged::walk)
        .containsExactlyElementsOf(walks(0).stream().map(Walk::id).toList());
  }

  @Test
  void aWalkIsAcknowledgedWhenItIsOnDiskAndHomeBeforeItsExplorerHearsOfIt() {
    await(0, quotas(2));
    expected();
    WORKSHOP.breaksDown(ID, () -> send(0, 1));
    explorer.expectNoMessage();
    send(0, 1);
    assertThat(explorer.receiveMessage()).isEqualTo(new WalkStored(new WalkId(0, 1)));
    assertThat(supervisor.receiveMessage()).isEqualTo(new WalkHome(new WalkId(0, 1)));
    // A second delivery is acknowledged, and not kept.
    send(0, 1);
    assertThat(explorer.receiveMessage()).isEqualTo(new WalkStored(new WalkId(0, 1)));
    assertThat(events(WalkArrived.class)).hasSize(1);
  }

  @Test
  void aRoundAskedForAgainIsAnsweredWithWhatIsThere() {
    await(0, quotas(2));
    expected();
    deliver(0, 3);
    reopen();
    await(0, quotas(2));
    assertThat(expected().arrived()).containsExactly(new WalkId(0, 3));
    List.of(0, 1, 2, 4).forEach(index -> deliver(0, index));
    RoundChosen choice = chosen();
    reopen();
    await(0, quotas(2));
    assertThat(expected().arrived()).hasSize(5);
    assertThat(chosen()).isEqualTo(choice);
    assertThat(events(RoundSelected.class)).hasSize(1);
  }

  @Test
  void quotasAreFilledArmByArmAndNeverExceeded() {
    await(0, quotas(3));
    expected();
    deliverAll(0);
    List<Selection> selections = chosen().selections();
    for (Arm arm : Set.copyOf(ARMS)) {
      assertThat(selections).filteredOn(one -> one.arm() == arm).hasSize(3);
    }
    Set<CandidateId> distinct = new HashSet<>();
    selections.forEach(selection -> distinct.add(selection.candidate()));
    assertThat(distinct).hasSameSizeAs(selections);
    // Anchors: the first of every walk first.
    assertThat(selections)
        .filteredOn(one -> one.arm() == Arm.ANCHOR)
        .extracting(one -> one.candidate().index())
        .containsExactly(0, 1, 2);
  }

  @Test
  void aStructureThatWasChosenBeforeIsADuplicateInEveryArmButControl() {
    Structure known = Crystals.rattled(Crystals.diamond(), 0.2, 77);
    Structure rotated = known.repeated(2, 1, 1);
    await(0, List.of(new Quota(Arm.TEST, 1)), walk(0, 0, Arm.TEST));
    expected();
    deliver(new WalkId(0, 0), known);
    assertThat(chosen().selections()).hasSize(1);
    await(1, quotas(1), walk(1, 0, Arm.ENTROPY), walk(1, 1, Arm.CONTROL), walk(1, 2, Arm.ANCHOR));
    expected();
    deliver(new WalkId(1, 0), rotated);
    deliver(new WalkId(1, 1), rotated);
    deliver(new WalkId(1, 2), rotated);
    assertThat(chosen().selections()).extracting(Selection::arm).containsExactly(Arm.CONTROL);
    Verdict duplicate = new Verdict.Duplicate(new CandidateId(new WalkId(0, 0), 0));
    assertThat(verdicts(1)).containsExactly(duplicate, new Verdict.Exempt(), duplicate);
  }

  @Test
  void heldOutStructuresTeachTheCovarianceNothing() {
    Judgement alone = probeAfter(Arm.TEST, 0);
    Judgement afterTests = probeAfter(Arm.TEST, 4);
    Judgement afterControls = probeAfter(Arm.CONTROL, 4);
    assertThat(afterTests).isEqualTo(alone);
    assertThat(afterControls.gain()).isNotEqualTo(alone.gain());
  }

  /** How a structure is judged after a round that chose a seed, and so many others of an arm. */
  private Judgement probeAfter(Arm arm, int others) {
    stop();
    begin();
    List<Quota> quotas = List.of(new Quota(Arm.SEED, 1), new Quota(arm, others));
    await(0, quotas, walk(0, 0, Arm.SEED), walk(0, 1, arm));
    deliver(new WalkId(0, 0), Crystals.rattled(Crystals.diamond(), 0.3, 8));
    deliver(
        new WalkId(0, 1),
        Stream.of(1, 2, 3, 4)
            .map(seed -> Crystals.rattled(Crystals.diamond(), 0.1 * seed, seed))
            .toArray(Structure[]::new));
    assertThat(chosen().selections()).hasSize(1 + others);
    await(1, quotas(1), walk(1, 0, Arm.ENTROPY));
    deliver(new WalkId(1, 0), Crystals.rattled(Crystals.diamond(), 0.15, 9));
    chosen();
    return events(WalkJudged.class).getLast().judgements().getFirst();
  }

  @Test
  void whatIsBeyondTheLimitsIsRefusedWithTheReason() {
    Structure start = Crystals.diamond();
    double[] close = start.positions().toArray();
    close[3] = close[0] + 1.1;
    close[4] = close[1];
    close[5] = close[2];
    Structure tooClose = start.withPositions(Vectors.of(close));
    await(0, quotas(1), walk(0, 0, Arm.CONTROL));
    expected();
    deliver(new WalkId(0, 0), start.strained(Matrix3.diagonal(0.5, 0.3, 0.3)), tooClose, start);
    assertThat(chosen().selections()).extracting(one -> one.candidate().index()).containsExactly(2);
    assertThat(verdicts(0).subList(0, 2)).allMatch(Verdict.Refused.class::isInstance);
    assertThat(verdicts(0).get(0).toString()).contains("volume").contains("2.54");
    assertThat(verdicts(0).get(1).toString()).contains("shortest distance").contains("0.49");
  }

  /** The write after the arrival is that of the judgement, and the last one that of the choice. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 7})
  void aDecisionThatCouldNotBeStoredIsMadeAgainTheSame(int write) {
    run(new Random(0), 0);
    List<LibraryEvent> undisturbed = decisions().subList(0, ARMS.size() + 1);
    stop();
    begin();
    await(0, quotas(2));
    expected();
    List.of(1, 2, 3, 4).forEach(index -> deliver(0, index));
    WORKSHOP.breaksDown(ID, write, () -> send(0, 0));
    chosen();
    assertThat(decisions()).isEqualTo(undisturbed);
  }

  /** Whatever the order of arrival, wherever it is cut off, and whenever the journal fails. */
  @RepeatedTest(6)
  void judgementsAndChoicesAreTheSameBitForBit(RepetitionInfo repetition) {
    run(new Random(0), 0);
    List<LibraryEvent> undisturbed = decisions();
    assertThat(undisturbed).hasSize(ROUNDS * (ARMS.size() + 1));
    stop();
    begin();
    run(new Random(repetition.getCurrentRepetition()), 0.25);
    assertThat(decisions()).hasSameSizeAs(undisturbed);
    for (int k = 0; k < undisturbed.size(); k++) {
      assertThat(decisions().get(k)).isEqualTo(undisturbed.get(k));
    }
  }

  private static final BasisSettings BASIS =
      new BasisSettings.RadialAngular(4.0, new RadialAngularBasis.Shape(4, 2, 2, 0, 0));

  private static LibrarianSettings choosing(Choice choice) {
    return new LibrarianSettings(
        SETTINGS.fingerprint(),
        SETTINGS.regularisation(),
        SETTINGS.bar(),
        choice,
        SETTINGS.mode(),
        SETTINGS.duplicates(),
        SETTINGS.limits());
  }

  private static Stream<Choice> otherChoices() {
    return Stream.of(
        new Choice.Uncertainty(BASIS, List.of(14), FitWeights.STANDARD),
        new Choice.Volume(BASIS, List.of(14)),
        new Choice.Chance());
  }

  @ParameterizedTest
  @MethodSource("otherChoices")
  void otherChoicesAreTheSameBitForBitToo(Choice choice) {
    settings = choosing(choice);
    stop();
    begin();
    run(new Random(0), 0);
    List<LibraryEvent> undisturbed = decisions();
    assertThat(undisturbed).hasSize(ROUNDS * (ARMS.size() + 1));
    stop();
    begin();
    run(new Random(3), 0.25);
    assertThat(decisions()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @MethodSource("otherChoices")
  void whatIsUnlikeAllBeforeIsChosenButByChance(Choice choice) {
    settings = choosing(choice);
    stop();
    begin();
    await(0, List.of(new Quota(Arm.SEED, 6)), walk(0, 0, Arm.SEED));
    Structure[] seeds =
        Stream.of(1, 2, 3, 4, 5, 6)
            .map(seed -> Crystals.rattled(Crystals.diamond(), 0.05, seed))
            .toArray(Structure[]::new);
    deliver(new WalkId(0, 0), seeds);
    assertThat(chosen().selections()).hasSize(6);
    await(1, List.of(new Quota(Arm.ENTROPY, 1)), walk(1, 0, Arm.ENTROPY));
    Structure like = Crystals.rattled(Crystals.diamond(), 0.05, 9);
    Structure unlike =
        Crystals.rattled(
            Crystals.diamond().strained(Matrix3.diagonal(-0.08, -0.08, -0.08)), 0.25, 10);
    deliver(new WalkId(1, 0), like, unlike, Crystals.rattled(Crystals.diamond(), 0.05, 11));
    List<Selection> chosen = chosen().selections();
    assertThat(chosen).hasSize(1);
    if (!(choice instanceof Choice.Chance)) {
      assertThat(chosen.getFirst().candidate().index()).isEqualTo(1);
    }
    assertThat(verdicts(1)).allMatch(Verdict.Accepted.class::isInstance);
  }

  private void run(Random random, double disturbance) {
    awaitAll();
    List<WalkId> all =
        new ArrayList<>(
            Stream.of(0, 1, 2).flatMap(round -> walks(round).stream()).map(Walk::id).toList());
    Collections.shuffle(all, random);
    for (WalkId walk : all) {
      if (random.nextDouble() < disturbance) {
        reopen();
        awaitAll();
      }
      if (random.nextDouble() < disturbance) {
        // Whatever is stored next: the walk, or a judgement that is being made.
        WORKSHOP.breaksDown(ID, () -> send(walk.round(), walk.index()));
        awaitAll();
      }
      send(walk.round(), walk.index());
      explorer.fishForMessage(
          Duration.ofMinutes(1),
          message ->
              message.equals(new WalkStored(walk))
                  ? FishingOutcomes.complete()
                  : FishingOutcomes.continueAndIgnore());
    }
    await(ROUNDS - 1, quotas(2));
    chosen(ROUNDS - 1);
  }

  private void awaitAll() {
    for (int round = 0; round < ROUNDS; round++) {
      await(round, quotas(2));
    }
  }

  /** What was decided, without who brought what and when. */
  private static List<LibraryEvent> decisions() {
    List<LibraryEvent> decisions = new ArrayList<>();
    for (LibraryEvent event : WORKSHOP.events(ID, LibraryEvent.class)) {
      switch (event) {
        case WalkJudged judged ->
            decisions.add(new WalkJudged(judged.walk(), judged.judgements(), Facts.AT));
        case RoundSelected choice ->
            decisions.add(new RoundSelected(choice.round(), choice.selections(), Facts.AT));
        case RoundAwaited awaited -> assertThat(awaited.round()).isLessThan(ROUNDS);
        case WalkArrived arrived -> assertThat(arrived.explorer()).isEqualTo("explorer-1");
      }
    }
    return decisions;
  }

  private void open() {
    librarian = WORKSHOP.spawn(Librarian.create("test", settings, WORKSHOP.clock()));
  }

  private void reopen() {
    WORKSHOP.stop(librarian);
    open();
  }

  private static List<Quota> quotas(int count) {
    return Stream.of(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR, Arm.TEST)
        .map(arm -> new Quota(arm, count))
        .toList();
  }

  private void await(int round, List<Quota> quotas) {
    await(round, quotas, walks(round).toArray(Walk[]::new));
  }

  private void await(int round, List<Quota> quotas, Walk... walks) {
    librarian.tell(new AwaitRound(round, List.of(walks), quotas, 31L + round, supervisor.ref()));
  }

  private static List<Walk> walks(int round) {
    List<Walk> walks = new ArrayList<>();
    ARMS.forEach(arm -> walks.add(walk(round, walks.size(), arm)));
    return walks;
  }

  private static Walk walk(int round, int index, Arm arm) {
    return new Walk(
        new WalkId(round, index),
        arm,
        "diamond",
        Crystals.diamond(),
        0,
        new Motion.Perturbed(4, 0.1, 0.1),
        index);
  }

  private void deliverAll(int round) {
    walks(round).forEach(walk -> deliver(round, walk.id().index()));
  }

  private void deliver(int round, int index) {
    send(round, index);
    stored(new WalkId(round, index));
  }

  private void deliver(WalkId walk, Structure... structures) {
    send(walk, structures);
    stored(walk);
  }

  private void stored(WalkId walk) {
    assertThat(explorer.receiveMessage()).isEqualTo(new WalkStored(walk));
  }

  /** Four structures, ever further from the crystal. */
  private void send(int round, int index) {
    send(
        new WalkId(round, index),
        Stream.of(1, 2, 3, 4)
            .map(
                k ->
                    Crystals.rattled(
                        Crystals.diamond(), 0.05 * (k + round), 100 * round + 10 * index + k))
            .toArray(Structure[]::new));
  }

  private void send(WalkId walk, Structure... structures) {
    List<Candidate> candidates = new ArrayList<>();
    for (Structure structure : structures) {
      candidates.add(new Candidate(candidates.size(), 10 * candidates.size(), structure));
    }
    WalkOutcome outcome = new WalkOutcome(walk, candidates, new Ending.Completed(), 40, 0.25);
    librarian.tell(new DeliverWalk(outcome, "explorer-1", explorer.ref()));
  }

  private RoundExpected expected() {
    while (true) {
      if (supervisor.receiveMessage() instanceof RoundExpected expected) {
        return expected;
      }
    }
  }

  private RoundChosen chosen() {
    while (true) {
      if (supervisor.receiveMessage() instanceof RoundChosen choice) {
        return choice;
      }
    }
  }

  /** Passes over the choices of earlier rounds. */
  private void chosen(int round) {
    RoundChosen choice = chosen();
    while (choice.round() != round) {
      choice = chosen();
    }
  }

  private static <E> List<E> events(Class<E> type) {
    return WORKSHOP.events(ID, LibraryEvent.class).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<Verdict> verdicts(int round) {
    return events(WalkJudged.class).stream()
        .filter(judged -> judged.walk().round() == round)
        .flatMap(judged -> judged.judgements().stream())
        .map(Judgement::verdict)
        .toList();
  }
}
