package org.athanor.actors.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.actors.labeler.PoolStage.ID;
import static org.athanor.actors.labeler.PoolStage.LEASE;
import static org.athanor.actors.labeler.PoolStage.SCF;
import static org.athanor.actors.labeler.PoolStage.id;
import static org.athanor.actors.labeler.PoolStage.label;
import static org.athanor.actors.labeler.PoolStage.started;
import static org.athanor.protocol.Facts.labels;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.time.Duration;
import java.util.List;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage.LabelsHome;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage.Close;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelerPoolTest {
  private static final PoolStage STAGE = new PoolStage();

  private TestProbe<LabelerMessage> ann;
  private TestProbe<LabelerMessage> bob;

  @BeforeEach
  void begin() {
    STAGE.begin();
    ann = STAGE.ann();
    bob = STAGE.bob();
  }

  @AfterEach
  void stop() {
    STAGE.stop();
  }

  @AfterAll
  static void end() {
    STAGE.close();
  }

  @Test
  void labelsAreHandedOutInCanonicalOrderAfterTheirStartIsOnDisk() {
    STAGE.request("ann", ann);
    STAGE.request("bob", bob);
    STAGE.ask(0, 5, 3, 4);
    assertThat(started(ann).id()).isEqualTo(id(5));
    assertThat(STAGE.events())
        .contains(new LabelingStarted(id(5), 1, "ann", Facts.AT))
        .first()
        .isInstanceOf(LabelsRequested.class);
    assertThat(started(bob).id()).isEqualTo(id(3));
    STAGE.deliver(ann, id(5), 1, label(5));
    ann.expectMessage(new LabelStored(id(5), 1));
    STAGE.request("ann", ann);
    assertThat(started(ann).id()).isEqualTo(id(4));
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(3, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aClosedPoolBeginsNothingAndSaysWhenAllIsHome() {
    STAGE.ask(0, 5, 3);
    StartLabel running = STAGE.start("ann", ann);
    STAGE.request("bob", bob);
    started(bob);
    STAGE.ask(1, 6);
    STAGE.pool().tell(new Close(STAGE.supervisor().ref()));
    STAGE.deliver(bob, id(3), 1, label(3));
    bob.expectMessage(new LabelStored(id(3), 1));
    STAGE.request("bob", bob);
    bob.expectNoMessage();
    STAGE.supervisor().expectNoMessage();
    STAGE.deliver(ann, running.id(), 1, label(5));
    assertThat(STAGE.supervisor().receiveMessage()).isInstanceOf(RoundLabeled.class);
    assertThat(STAGE.supervisor().receiveMessage()).isEqualTo(new LabelsHome());
    STAGE.request("bob", bob);
    bob.expectNoMessage();
  }

  @Test
  void aRoundIsAnsweredInCanonicalOrderWhenAllIsThereOrGivenUp() {
    STAGE.ask(0, 7, 8);
    STAGE.finish("ann", ann, new LabelOutcome.Failed(new Failure.Unphysical("force 1e9 eV/Å")));
    STAGE.supervisor().expectNoMessage();
    STAGE.finish("ann", ann, label(8));
    assertThat(STAGE.answer().labeled()).extracting(LabeledStructure::id).containsExactly(id(8));
    // Asked again, as after a restart of the supervisor, it says the same and does nothing else.
    List<LabelEvent> before = STAGE.events();
    STAGE.ask(0, 7, 8);
    assertThat(STAGE.answer().labeled())
        .extracting(LabeledStructure::labels)
        .containsExactly(labels(8));
    assertThat(STAGE.events()).isEqualTo(before);
  }

  @Test
  void anEmptyRoundIsAnsweredAtOnce() {
    STAGE.ask(0);
    assertThat(STAGE.answer()).isEqualTo(new RoundLabeled(0, List.of()));
  }

  @Test
  void aRoundBeforeItsTurnWaitsUntilItIsAskedForAgain() {
    STAGE.ask(1, 2);
    STAGE.ask(0);
    assertThat(STAGE.answer()).isEqualTo(new RoundLabeled(0, List.of()));
    assertThat(STAGE.events()).hasSize(1);
    STAGE.ask(1, 2);
    STAGE.finish("ann", ann, label(2));
    assertThat(STAGE.answer().round()).isEqualTo(1);
  }

  @Test
  void nothingIsAcknowledgedThatIsNotOnDisk() {
    STAGE.ask(0, 1);
    StartLabel start = STAGE.start("ann", ann);
    STAGE.workshop().breaksDown(ID, () -> STAGE.deliver(ann, start.id(), 1, label(1)));
    ann.expectNoMessage();
    STAGE.deliver(ann, start.id(), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(STAGE.events()).last().isInstanceOf(StructureLabeled.class);
    // That the journal failed is no reason to compute anything again.
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(1, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aFailedStartIsNotSentAndDoesNotKeepItsLabelerFromWork() {
    STAGE.ask(0, 1);
    STAGE.workshop().breaksDown(ID, () -> STAGE.request("ann", ann));
    ann.expectNoMessage();
    assertThat(STAGE.start("ann", ann).attempt()).isEqualTo(1);
  }

  @Test
  void timersGoOnAfterAFailureOfTheJournal() {
    STAGE.ask(0, 1);
    STAGE.workshop().breaksDown(ID, () -> STAGE.request("ann", ann));
    ann.expectNoMessage();
    STAGE.start("ann", ann);
    STAGE.workshop().passes(LEASE);
    assertThat(STAGE.start("bob", bob).earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aSecondDeliveryIsAcknowledgedAndChangesNothing() {
    STAGE.ask(0, 1);
    STAGE.finish("ann", ann, label(1));
    List<LabelEvent> before = STAGE.events();
    STAGE.deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    STAGE.deliver(ann, id(1), 1, new LabelOutcome.Failed(SCF));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(STAGE.events()).isEqualTo(before);
  }

  @Test
  void aFailureIsRetriedAsItsCauseAllowsAndThenQuarantined() {
    STAGE.ask(0, 1, 2);
    for (int attempt = 1; attempt <= 3; attempt++) {
      StartLabel start = STAGE.start("ann", ann);
      assertThat(start.id()).isEqualTo(id(1));
      assertThat(start.attempt()).isEqualTo(attempt);
      assertThat(start.earlier()).hasSize(attempt - 1).containsOnly(failures(attempt));
      STAGE.deliver(ann, id(1), attempt, new LabelOutcome.Failed(SCF));
      ann.expectMessage(new LabelStored(id(1), attempt));
    }
    assertThat(STAGE.events()).last().isEqualTo(new StructureQuarantined(id(1), SCF, Facts.AT));
    assertThat(STAGE.start("ann", ann).id()).isEqualTo(id(2));
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(4, 0, 0, 3, 1, 4.5));
  }

  private static Failure[] failures(int attempt) {
    return attempt == 1 ? new Failure[0] : new Failure[] {SCF};
  }

  @Test
  void aLabelerThatStopsGivesItsLabelBackAtOnce() {
    STAGE.ask(0, 1);
    STAGE.start("ann", ann);
    STAGE.request("bob", bob);
    bob.expectNoMessage();
    ann.stop();
    StartLabel again = started(bob);
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aSilentLabelerLosesItsLeaseAndOneThatSpeaksKeepsIt() {
    STAGE.ask(0, 1, 2);
    STAGE.start("ann", ann);
    STAGE.start("bob", bob);
    for (int k = 0; k < 10; k++) {
      STAGE.workshop().passes(Duration.ofSeconds(5));
      STAGE.pool().tell(new KeepLabel(id(2), 1, "bob"));
      STAGE.settle();
    }
    TestProbe<LabelerMessage> cid = STAGE.workshop().probe(LabelerMessage.class);
    assertThat(STAGE.start("cid", cid).id()).isEqualTo(id(1));
    assertThat(STAGE.events()).filteredOn(LabelingFailed.class::isInstance).hasSize(1);
  }

  @Test
  void aLabelThatComesAfterItsLeaseIsStillTaken() {
    STAGE.ask(0, 1);
    STAGE.start("ann", ann);
    STAGE.workshop().passes(LEASE);
    STAGE.start("bob", bob);
    STAGE.deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(STAGE.answer().labeled()).hasSize(1);
    STAGE.deliver(bob, id(1), 2, label(1));
    bob.expectMessage(new LabelStored(id(1), 2));
    assertThat(STAGE.tally().done()).isEqualTo(1);
  }

  @Test
  void aLateFailureDoesNotEndTheLeaseOfWhoeverIsAtItNow() {
    STAGE.ask(0, 1);
    STAGE.start("ann", ann);
    STAGE.workshop().passes(LEASE);
    STAGE.start("bob", bob);
    STAGE.deliver(ann, id(1), 1, new LabelOutcome.Failed(SCF));
    ann.expectMessage(new LabelStored(id(1), 1));
    bob.stop();
    assertThat(STAGE.start("ann", ann).earlier())
        .containsExactly(new Failure.Lost("ann"), new Failure.Lost("bob"));
  }

  @Test
  void aLabelerThatAsksTwiceIsNotGivenTwo() {
    STAGE.ask(0, 1, 2);
    STAGE.start("ann", ann);
    STAGE.request("ann", ann);
    ann.expectNoMessage();
    assertThat(STAGE.tally().computed()).isEqualTo(1);
    STAGE.deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(STAGE.start("ann", ann).id()).isEqualTo(id(2));
  }

  @Test
  void anUnavailableReferencePausesEverybodyAndIsTriedAgain() {
    Failure missing = new Failure.Unavailable("pw.x");
    STAGE.ask(0, 1);
    StartLabel first = STAGE.start("ann", ann);
    STAGE.deliver(ann, first.id(), 1, new LabelOutcome.Failed(missing));
    ann.expectMessage(new LabelStored(id(1), 1));
    STAGE.request("ann", ann);
    STAGE.workshop().passes(Duration.ofMinutes(9));
    ann.expectNoMessage();
    STAGE.workshop().passes(Duration.ofMinutes(2));
    StartLabel second = started(ann);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.earlier()).containsExactly(missing);
  }
}
