package org.athanor.actors.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.Workshop;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.lease.Hold;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Facts;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;
import org.athanor.protocol.label.ReferenceIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelerTest {
  private static final String NAME = "labeler-2@helium.17";
  private static final Duration PULSE = Duration.ofSeconds(3);
  private static final LabelOutcome LABEL = new LabelOutcome.Labeled(Facts.labels(4));
  private static final Failure SCF = new Failure.NotConverged(80);
  private static final Workshop WORKSHOP = new Workshop();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  private TestProbe<LabelerPoolMessage> pool;

  /** What a reference does with a structure. */
  private interface Calculation {
    LabelOutcome of(Structure structure, List<Failure> earlier) throws InterruptedException;
  }

  private final CompletableFuture<Structure> cleared = new CompletableFuture<>();

  @BeforeEach
  void begin() {
    pool = WORKSHOP.probe(LabelerPoolMessage.class);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
    THREADS.shutdownNow();
  }

  @Test
  void anOutcomeIsDeliveredUntilThisAttemptIsStored() {
    ActorRef<LabelerMessage> labeler = labeler((structure, earlier) -> LABEL);
    requested();
    labeler.tell(start(2));
    DeliverLabel first = delivered();
    assertThat(first.outcome()).isEqualTo(LABEL);
    assertThat(first.attempt()).isEqualTo(2);
    assertThat(first.cost().seconds()).isNotNegative();
    WORKSHOP.passes(PULSE);
    assertThat(delivered()).isEqualTo(first);
    labeler.tell(new LabelStored(Facts.labelId(4), 1));
    pool.expectNoMessage();
    labeler.tell(new LabelStored(Facts.labelId(4), 2));
    requested();
    WORKSHOP.stop(labeler);
  }

  @Test
  void theReferenceHearsThatItsLabelIsOnDiskAndNotBefore() {
    ActorRef<LabelerMessage> labeler = labeler((structure, earlier) -> LABEL);
    requested();
    labeler.tell(start(2));
    DeliverLabel delivery = delivered();
    assertThat(cleared).isNotDone();
    labeler.tell(new LabelStored(delivery.id(), delivery.attempt()));
    assertThat(cleared.join()).isEqualTo(Facts.structure(4));
    WORKSHOP.stop(labeler);
  }

  @Test
  void theReferenceHearsWhyEarlierAttemptsFailed() {
    ActorRef<LabelerMessage> labeler =
        labeler((structure, earlier) -> new LabelOutcome.Failed(earlier.getFirst()));
    labeler.tell(start(2));
    assertThat(delivered().outcome()).isEqualTo(new LabelOutcome.Failed(SCF));
    WORKSHOP.stop(labeler);
  }

  @Test
  void whateverTheReferenceThrowsIsATypedFailure() {
    for (Throwable thrown :
        List.of(new IllegalStateException("no output"), new StackOverflowError("too deep"))) {
      ActorRef<LabelerMessage> labeler =
          labeler(
              (structure, earlier) -> {
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) thrown;
              });
      labeler.tell(start(1));
      assertThat(delivered().outcome())
          .isEqualTo(
              new LabelOutcome.Failed(
                  new Failure.Unreadable("the reference broke down: " + thrown)));
      WORKSHOP.stop(labeler);
    }
  }

  @Test
  void aStoppedLabelerInterruptsItsReferenceAndDeliversNothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    ActorRef<LabelerMessage> labeler =
        labeler(
            (structure, earlier) -> {
              try {
                begun.countDown();
                new CountDownLatch(1).await();
                return LABEL;
              } catch (InterruptedException stop) {
                interrupted.complete(true);
                throw stop;
              }
            });
    requested();
    labeler.tell(start(1));
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    WORKSHOP.stop(labeler);
    assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
    pool.expectNoMessage();
  }

  @Test
  void itLabelsOneStructureAtATimeAndSaysWhich() {
    CompletableFuture<LabelOutcome> gate = new CompletableFuture<>();
    ActorRef<LabelerMessage> labeler = labeler((structure, earlier) -> gate.join());
    requested();
    labeler.tell(start(1));
    labeler.tell(new StartLabel(Facts.labelId(5), Facts.structure(5), 1, List.of()));
    WORKSHOP.passes(PULSE);
    assertThat(pool.receiveMessage()).isEqualTo(new KeepLabel(Facts.labelId(4), 1, NAME));
    gate.complete(LABEL);
    assertThat(delivered().id()).isEqualTo(Facts.labelId(4));
    WORKSHOP.stop(labeler);
  }

  @Test
  void whoTakesItsPlaceGoesOnWithACalculationThatOutlivesIt() throws Exception {
    CompletableFuture<LabelOutcome> gate = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(2);
    Reference reference =
        reference(
            (structure, earlier) -> {
              begun.countDown();
              return gate.join();
            });
    Labeler.Desk desk = new Labeler.Desk(NAME, Hold.lasting());
    ActorRef<LabelerMessage> first = labeler(desk, reference);
    requested();
    first.tell(start(1));
    WORKSHOP.stop(first);
    ActorRef<LabelerMessage> second = labeler(desk, reference);
    gate.complete(LABEL);
    assertThat(delivered().id()).isEqualTo(Facts.labelId(4));
    second.tell(new LabelStored(Facts.labelId(4), 1));
    assertThat(cleared.get(1, TimeUnit.MINUTES)).isEqualTo(Facts.structure(4));
    assertThat(begun.getCount()).as("calculated once").isEqualTo(1);
    WORKSHOP.stop(second);
  }

  private ActorRef<LabelerMessage> labeler(Calculation calculation) {
    return labeler(Labeler.Desk.named(NAME), reference(calculation));
  }

  private ActorRef<LabelerMessage> labeler(Labeler.Desk desk, Reference reference) {
    return WORKSHOP.spawn(Labeler.create(desk, pool.ref(), reference, THREADS));
  }

  private Reference reference(Calculation calculation) {
    return new Reference() {
      @Override
      public ReferenceIdentity identity() {
        return new ReferenceIdentity("test", "none");
      }

      @Override
      public LabelOutcome label(Structure structure, List<Failure> earlier)
          throws InterruptedException {
        return calculation.of(structure, earlier);
      }

      @Override
      public void stored(Structure structure) {
        cleared.complete(structure);
      }
    };
  }

  private static StartLabel start(int attempt) {
    return new StartLabel(Facts.labelId(4), Facts.structure(4), attempt, List.of(SCF));
  }

  private void requested() {
    assertThat(pool.receiveMessage()).isInstanceOf(RequestLabel.class);
  }

  /** Passes over what else a labeler says. */
  private DeliverLabel delivered() {
    while (true) {
      if (pool.receiveMessage() instanceof DeliverLabel delivery) {
        return delivery;
      }
    }
  }
}
