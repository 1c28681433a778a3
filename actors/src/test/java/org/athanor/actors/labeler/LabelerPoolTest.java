package org.athanor.actors.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.protocol.Facts.labels;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.athanor.actors.Workshop;
import org.athanor.actors.engine.LabelCache;
import org.athanor.actors.labeler.LabelerPool.Shared;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelerPoolTest {
  private static final ReferenceIdentity PHYSICS = new ReferenceIdentity("none", "for tests");
  private static final RetrySettings RETRIES =
      new RetrySettings(
          new Tries(2, 1, 1, 1, 0, 0, 0, 3), Duration.ofMinutes(10), Duration.ofHours(1));
  private static final Duration LEASE = Duration.ofSeconds(31);
  private static final Failure SCF = new Failure.NotConverged(80);
  private static final PersistenceId ID = LabelerPool.persistenceId("test");
  private static final Workshop WORKSHOP = new Workshop();

  private ActorRef<LabelerPoolMessage> pool;
  private TestProbe<SupervisorMessage> supervisor;
  private TestProbe<LabelerMessage> ann;
  private TestProbe<LabelerMessage> bob;

  @BeforeEach
  void begin() {
    WORKSHOP.clear();
    supervisor = WORKSHOP.probe(SupervisorMessage.class);
    ann = WORKSHOP.probe(LabelerMessage.class);
    bob = WORKSHOP.probe(LabelerMessage.class);
    open();
  }

  @AfterEach
  void stop() {
    WORKSHOP.stop(pool);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @Test
  void labelsAreHandedOutInCanonicalOrderAfterTheirStartIsOnDisk() {
    request("ann", ann);
    request("bob", bob);
    ask(0, 5, 3, 4);
    assertThat(started(ann).id()).isEqualTo(id(5));
    assertThat(events())
        .contains(new LabelingStarted(id(5), 1, "ann", Facts.AT))
        .first()
        .isInstanceOf(LabelsRequested.class);
    assertThat(started(bob).id()).isEqualTo(id(3));
    deliver(ann, id(5), 1, label(5));
    ann.expectMessage(new LabelStored(id(5), 1));
    request("ann", ann);
    assertThat(started(ann).id()).isEqualTo(id(4));
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(3, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aRoundIsAnsweredInCanonicalOrderWhenAllIsThereOrGivenUp() {
    ask(0, 7, 8);
    finish("ann", ann, new LabelOutcome.Failed(new Failure.Unphysical("force 1e9 eV/Å")));
    supervisor.expectNoMessage();
    finish("ann", ann, label(8));
    assertThat(answer().labeled()).extracting(LabeledStructure::id).containsExactly(id(8));
    // Asked again, as after a restart of the supervisor, it says the same and does nothing else.
    List<LabelEvent> before = events();
    ask(0, 7, 8);
    assertThat(answer().labeled()).extracting(LabeledStructure::labels).containsExactly(labels(8));
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void anEmptyRoundIsAnsweredAtOnce() {
    ask(0);
    assertThat(answer()).isEqualTo(new RoundLabeled(0, List.of()));
  }

  @Test
  void aRoundBeforeItsTurnWaitsUntilItIsAskedForAgain() {
    ask(1, 2);
    ask(0);
    assertThat(answer()).isEqualTo(new RoundLabeled(0, List.of()));
    assertThat(events()).hasSize(1);
    ask(1, 2);
    finish("ann", ann, label(2));
    assertThat(answer().round()).isEqualTo(1);
  }

  @Test
  void nothingIsAcknowledgedThatIsNotOnDisk() {
    ask(0, 1);
    StartLabel start = start("ann", ann);
    WORKSHOP.breaksDown(ID, () -> deliver(ann, start.id(), 1, label(1)));
    ann.expectNoMessage();
    deliver(ann, start.id(), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(events()).last().isInstanceOf(StructureLabeled.class);
    // That the journal failed is no reason to compute anything again.
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(1, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aFailedStartIsNotSentAndDoesNotKeepItsLabelerFromWork() {
    ask(0, 1);
    WORKSHOP.breaksDown(ID, () -> request("ann", ann));
    ann.expectNoMessage();
    assertThat(start("ann", ann).attempt()).isEqualTo(1);
  }

  @Test
  void timersGoOnAfterAFailureOfTheJournal() {
    ask(0, 1);
    WORKSHOP.breaksDown(ID, () -> request("ann", ann));
    ann.expectNoMessage();
    start("ann", ann);
    WORKSHOP.passes(LEASE);
    assertThat(start("bob", bob).earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aSecondDeliveryIsAcknowledgedAndChangesNothing() {
    ask(0, 1);
    finish("ann", ann, label(1));
    List<LabelEvent> before = events();
    deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    deliver(ann, id(1), 1, new LabelOutcome.Failed(SCF));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void aFailureIsRetriedAsItsCauseAllowsAndThenQuarantined() {
    ask(0, 1, 2);
    for (int attempt = 1; attempt <= 3; attempt++) {
      StartLabel start = start("ann", ann);
      assertThat(start.id()).isEqualTo(id(1));
      assertThat(start.attempt()).isEqualTo(attempt);
      assertThat(start.earlier()).hasSize(attempt - 1).containsOnly(failures(attempt));
      deliver(ann, id(1), attempt, new LabelOutcome.Failed(SCF));
      ann.expectMessage(new LabelStored(id(1), attempt));
    }
    assertThat(events()).last().isEqualTo(new StructureQuarantined(id(1), SCF, Facts.AT));
    assertThat(start("ann", ann).id()).isEqualTo(id(2));
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(4, 0, 0, 3, 1, 4.5));
  }

  private static Failure[] failures(int attempt) {
    return attempt == 1 ? new Failure[0] : new Failure[] {SCF};
  }

  @Test
  void aLabelerThatStopsGivesItsLabelBackAtOnce() {
    ask(0, 1);
    start("ann", ann);
    request("bob", bob);
    bob.expectNoMessage();
    ann.stop();
    StartLabel again = started(bob);
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aSilentLabelerLosesItsLeaseAndOneThatSpeaksKeepsIt() {
    ask(0, 1, 2);
    start("ann", ann);
    start("bob", bob);
    for (int k = 0; k < 10; k++) {
      WORKSHOP.passes(Duration.ofSeconds(5));
      pool.tell(new KeepLabel(id(2), 1, "bob"));
      settle();
    }
    TestProbe<LabelerMessage> cid = WORKSHOP.probe(LabelerMessage.class);
    assertThat(start("cid", cid).id()).isEqualTo(id(1));
    assertThat(events()).filteredOn(LabelingFailed.class::isInstance).hasSize(1);
  }

  @Test
  void aLabelThatComesAfterItsLeaseIsStillTaken() {
    ask(0, 1);
    start("ann", ann);
    WORKSHOP.passes(LEASE);
    start("bob", bob);
    deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(answer().labeled()).hasSize(1);
    deliver(bob, id(1), 2, label(1));
    bob.expectMessage(new LabelStored(id(1), 2));
    assertThat(tally().done()).isEqualTo(1);
  }

  @Test
  void aLateFailureDoesNotEndTheLeaseOfWhoeverIsAtItNow() {
    ask(0, 1);
    start("ann", ann);
    WORKSHOP.passes(LEASE);
    start("bob", bob);
    deliver(ann, id(1), 1, new LabelOutcome.Failed(SCF));
    ann.expectMessage(new LabelStored(id(1), 1));
    bob.stop();
    assertThat(start("ann", ann).earlier())
        .containsExactly(new Failure.Lost("ann"), new Failure.Lost("bob"));
  }

  @Test
  void aLabelerThatAsksTwiceIsNotGivenTwo() {
    ask(0, 1, 2);
    start("ann", ann);
    request("ann", ann);
    ann.expectNoMessage();
    assertThat(tally().computed()).isEqualTo(1);
    deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(start("ann", ann).id()).isEqualTo(id(2));
  }

  @Test
  void anUnavailableReferencePausesEverybodyAndIsTriedAgain() {
    Failure missing = new Failure.Unavailable("pw.x");
    ask(0, 1);
    StartLabel first = start("ann", ann);
    deliver(ann, first.id(), 1, new LabelOutcome.Failed(missing));
    ann.expectMessage(new LabelStored(id(1), 1));
    request("ann", ann);
    WORKSHOP.passes(Duration.ofMinutes(9));
    ann.expectNoMessage();
    WORKSHOP.passes(Duration.ofMinutes(2));
    StartLabel second = started(ann);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.earlier()).containsExactly(missing);
  }

  @Test
  void afterARestartWhatWasInFlightWaitsAgainAndNothingElseIsComputed() {
    ask(0, 1, 2, 3);
    finish("ann", ann, label(1));
    start("ann", ann);
    start("bob", bob);
    reopen();
    request("ann", ann);
    StartLabel again = started(ann);
    assertThat(again.id()).isEqualTo(id(2));
    assertThat(again.earlier()).containsExactly(new Failure.Lost("ann"));
    request("bob", bob);
    assertThat(started(bob).id()).isEqualTo(id(3));
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(5, 1, 0, 2, 0, 1.5));
  }

  @Test
  void aLabelerThatLivesOnThroughARestartKeepsItsLabel() {
    ask(0, 1);
    start("ann", ann);
    reopen();
    for (int k = 0; k < 10; k++) {
      pool.tell(new KeepLabel(id(1), 1, "ann"));
      settle();
      WORKSHOP.passes(Duration.ofSeconds(5));
    }
    request("bob", bob);
    bob.expectNoMessage();
    deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(1, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aLabelerThatDidNotLiveOnIsGivenUpAfterItsLease() {
    ask(0, 1);
    start("ann", ann);
    reopen();
    request("bob", bob);
    bob.expectNoMessage();
    WORKSHOP.passes(LEASE);
    assertThat(started(bob).earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aStructureThatTwoRoundsWantIsPaidForOnce() {
    ask(0, 1);
    finish("ann", ann, label(1));
    assertThat(answer().round()).isZero();
    ask(1, 1);
    assertThat(answer().labeled()).extracting(LabeledStructure::id).containsExactly(id(1));
    assertThat(tally().computed()).isEqualTo(1);
  }

  @Test
  void whatAnotherCampaignPaidForIsRecalledAndWhatThisOnePaysForIsOffered() {
    Map<LabelId, Labels> shelf = new ConcurrentHashMap<>(Map.of(id(2), labels(2)));
    reopen(Optional.of(new Shared(new Shelf(shelf), Runnable::run)));
    ask(0, 1, 2);
    finish("ann", ann, label(1));
    assertThat(answer().labeled())
        .extracting(LabeledStructure::labels)
        .containsExactly(labels(1), labels(2));
    assertThat(tally()).isEqualTo(new LabelQueue.Tally(1, 2, 1, 0, 0, 1.5));
    assertThat(shelf).containsEntry(id(1), labels(1));
  }

  @Test
  void aCacheThatFailsCostsNothingButWhatItWouldHaveSaved() {
    reopen(Optional.of(new Shared(new Rust(), Runnable::run)));
    ask(0, 1);
    finish("ann", ann, label(1));
    assertThat(answer().labeled()).hasSize(1);
  }

  /** A cache that can be neither read nor written. */
  private static final class Rust implements LabelCache {
    @Override
    public Map<LabelId, Labels> find(Collection<LabelId> ids) {
      throw new UncheckedIOException(new IOException("unreadable"));
    }

    @Override
    public void keep(LabelId id, Labels label) {
      throw new UncheckedIOException(new IOException("disk full"));
    }
  }

  /** A cache in memory. */
  private record Shelf(Map<LabelId, Labels> labels) implements LabelCache {
    @Override
    public Map<LabelId, Labels> find(Collection<LabelId> ids) {
      Map<LabelId, Labels> found = new HashMap<>(labels);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public void keep(LabelId id, Labels label) {
      labels.put(id, label);
    }
  }

  private void open() {
    open(Optional.empty());
  }

  private void open(Optional<Shared> shared) {
    pool =
        WORKSHOP.spawn(
            LabelerPool.create(
                "test",
                RETRIES,
                new LabelerPool.Ledger(WORKSHOP.clock(), LabelerPoolTest::identity, shared)));
  }

  private void reopen(Optional<Shared> shared) {
    WORKSHOP.stop(pool);
    open(shared);
  }

  private void reopen() {
    WORKSHOP.stop(pool);
    open();
  }

  private void ask(int round, int... numbers) {
    List<Selection> selections =
        IntStream.of(numbers).mapToObj(n -> Facts.selection(round, n, Arm.SEED)).toList();
    pool.tell(new LabelRound(round, selections, supervisor.ref()));
    settle();
  }

  /** Waits until everything that was said to the pool so far is done. */
  private void settle() {
    TestProbe<LabelerMessage> stranger = WORKSHOP.probe(LabelerMessage.class);
    pool.tell(new DeliverLabel(Facts.labelId(0), 1, label(0), 0, stranger.ref()));
    stranger.receiveMessage();
  }

  private RoundLabeled answer() {
    return (RoundLabeled) supervisor.receiveMessage();
  }

  private void request(String name, TestProbe<LabelerMessage> labeler) {
    pool.tell(new RequestLabel(name, labeler.ref()));
  }

  private static StartLabel started(TestProbe<LabelerMessage> labeler) {
    return labeler.expectMessageClass(StartLabel.class);
  }

  private StartLabel start(String name, TestProbe<LabelerMessage> labeler) {
    request(name, labeler);
    return started(labeler);
  }

  /** Has a labeler take the next label and deliver this. */
  private void finish(String name, TestProbe<LabelerMessage> labeler, LabelOutcome outcome) {
    StartLabel start = start(name, labeler);
    deliver(labeler, start.id(), start.attempt(), outcome);
    labeler.expectMessage(new LabelStored(start.id(), start.attempt()));
  }

  private void deliver(
      TestProbe<LabelerMessage> labeler, LabelId id, int attempt, LabelOutcome outcome) {
    pool.tell(new DeliverLabel(id, attempt, outcome, 1.5, labeler.ref()));
  }

  private static LabelOutcome label(int number) {
    return new LabelOutcome.Labeled(labels(number));
  }

  private static LabelId id(int number) {
    return identity(Facts.structure(number));
  }

  private static LabelId identity(Structure structure) {
    return LabelIdentities.of(structure, PHYSICS);
  }

  private static List<LabelEvent> events() {
    return WORKSHOP.events(ID, LabelEvent.class);
  }

  private static LabelQueue.Tally tally() {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : events()) {
      queue = queue.applied(event);
    }
    return queue.tally();
  }
}
