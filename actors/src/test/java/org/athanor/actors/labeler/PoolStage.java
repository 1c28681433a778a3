package org.athanor.actors.labeler;

import static org.athanor.protocol.Facts.labels;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.athanor.actors.Workshop;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;

/** A labeler pool before tests: what it is told, what it says, and what is stored of it. */
final class PoolStage implements AutoCloseable {
  static final ReferenceIdentity PHYSICS = new ReferenceIdentity("none", "for tests");
  static final RetrySettings RETRIES =
      new RetrySettings(
          new Tries(2, 1, 1, 1, 0, 0, 0, 3), Duration.ofMinutes(10), Duration.ofHours(1));
  static final Duration LEASE = Duration.ofSeconds(31);
  static final Failure SCF = new Failure.NotConverged(80);
  static final PersistenceId ID = LabelerPool.persistenceId("test");

  private final Workshop workshop = new Workshop();
  private ActorRef<LabelerPoolMessage> pool;
  private TestProbe<SupervisorMessage> supervisor;
  private TestProbe<LabelerMessage> ann;
  private TestProbe<LabelerMessage> bob;

  /** Another pool, with nothing stored. */
  void begin() {
    workshop.clear();
    supervisor = workshop.probe(SupervisorMessage.class);
    ann = workshop.probe(LabelerMessage.class);
    bob = workshop.probe(LabelerMessage.class);
    open();
  }

  void stop() {
    workshop.stop(pool);
  }

  @Override
  public void close() {
    workshop.close();
  }

  Workshop workshop() {
    return workshop;
  }

  ActorRef<LabelerPoolMessage> pool() {
    return pool;
  }

  TestProbe<SupervisorMessage> supervisor() {
    return supervisor;
  }

  TestProbe<LabelerMessage> ann() {
    return ann;
  }

  TestProbe<LabelerMessage> bob() {
    return bob;
  }

  private void open() {
    open(Optional.empty());
  }

  private void open(Optional<Shared> shared) {
    pool =
        workshop.spawn(
            LabelerPool.create(
                "test",
                Allowance.of(RETRIES),
                new Bookkeeping(workshop.clock(), PoolStage::identity, shared)));
  }

  void reopen(Optional<Shared> shared) {
    workshop.stop(pool);
    open(shared);
  }

  void reopen() {
    workshop.stop(pool);
    open();
  }

  void ask(int round, int... numbers) {
    List<Selection> selections =
        IntStream.of(numbers).mapToObj(n -> Facts.selection(round, n, Arm.SEED)).toList();
    pool.tell(new LabelRound(round, selections, supervisor.ref()));
    settle();
  }

  /** Waits until everything that was said to the pool so far is done. */
  void settle() {
    TestProbe<LabelerMessage> stranger = workshop.probe(LabelerMessage.class);
    pool.tell(new DeliverLabel(Facts.labelId(0), 1, label(0), 0, stranger.ref()));
    stranger.receiveMessage();
  }

  RoundLabeled answer() {
    return (RoundLabeled) supervisor.receiveMessage();
  }

  void request(String name, TestProbe<LabelerMessage> labeler) {
    pool.tell(new RequestLabel(name, labeler.ref()));
  }

  static StartLabel started(TestProbe<LabelerMessage> labeler) {
    return labeler.expectMessageClass(StartLabel.class);
  }

  StartLabel start(String name, TestProbe<LabelerMessage> labeler) {
    request(name, labeler);
    return started(labeler);
  }

  /** Has a labeler take the next label and deliver this. */
  void finish(String name, TestProbe<LabelerMessage> labeler, LabelOutcome outcome) {
    StartLabel start = start(name, labeler);
    deliver(labeler, start.id(), start.attempt(), outcome);
    labeler.expectMessage(new LabelStored(start.id(), start.attempt()));
  }

  void deliver(TestProbe<LabelerMessage> labeler, LabelId id, int attempt, LabelOutcome outcome) {
    pool.tell(new DeliverLabel(id, attempt, outcome, 1.5, labeler.ref()));
  }

  static LabelOutcome label(int number) {
    return new LabelOutcome.Labeled(labels(number));
  }

  static LabelId id(int number) {
    return identity(Facts.structure(number));
  }

  static LabelId identity(Structure structure) {
    return LabelIdentities.of(structure, PHYSICS);
  }

  List<LabelEvent> events() {
    return workshop.events(ID, LabelEvent.class);
  }

  LabelQueue.Tally tally() {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : events()) {
      queue = queue.applied(event);
    }
    return queue.tally();
  }
}
