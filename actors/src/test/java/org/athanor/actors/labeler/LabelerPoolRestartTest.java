package org.athanor.actors.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.actors.labeler.PoolStage.LEASE;
import static org.athanor.actors.labeler.PoolStage.id;
import static org.athanor.actors.labeler.PoolStage.label;
import static org.athanor.actors.labeler.PoolStage.started;
import static org.athanor.protocol.Facts.labels;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.actors.engine.LabelCache;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a labeler pool pays for once: after restarts, in other rounds, and in other campaigns. */
class LabelerPoolRestartTest {
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
  void afterARestartWhatWasInFlightWaitsAgainAndNothingElseIsComputed() {
    STAGE.ask(0, 1, 2, 3);
    STAGE.finish("ann", ann, label(1));
    STAGE.start("ann", ann);
    STAGE.start("bob", bob);
    STAGE.reopen();
    STAGE.request("ann", ann);
    StartLabel again = started(ann);
    assertThat(again.id()).isEqualTo(id(2));
    assertThat(again.earlier()).containsExactly(new Failure.Lost("ann"));
    STAGE.request("bob", bob);
    assertThat(started(bob).id()).isEqualTo(id(3));
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(5, 1, 0, 2, 0, 1.5));
  }

  @Test
  void aLabelerThatLivesOnThroughARestartKeepsItsLabel() {
    STAGE.ask(0, 1);
    STAGE.start("ann", ann);
    STAGE.reopen();
    for (int k = 0; k < 10; k++) {
      STAGE.pool().tell(new KeepLabel(id(1), 1, "ann"));
      STAGE.settle();
      STAGE.workshop().passes(Duration.ofSeconds(5));
    }
    STAGE.request("bob", bob);
    bob.expectNoMessage();
    STAGE.deliver(ann, id(1), 1, label(1));
    ann.expectMessage(new LabelStored(id(1), 1));
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(1, 1, 0, 0, 0, 1.5));
  }

  @Test
  void aLabelerThatDidNotLiveOnIsGivenUpAfterItsLease() {
    STAGE.ask(0, 1);
    STAGE.start("ann", ann);
    STAGE.reopen();
    STAGE.request("bob", bob);
    bob.expectNoMessage();
    STAGE.workshop().passes(LEASE);
    assertThat(started(bob).earlier()).containsExactly(new Failure.Lost("ann"));
  }

  @Test
  void aStructureThatTwoRoundsWantIsPaidForOnce() {
    STAGE.ask(0, 1);
    STAGE.finish("ann", ann, label(1));
    assertThat(STAGE.answer().round()).isZero();
    STAGE.ask(1, 1);
    assertThat(STAGE.answer().labeled()).extracting(LabeledStructure::id).containsExactly(id(1));
    assertThat(STAGE.tally().computed()).isEqualTo(1);
  }

  @Test
  void whatAnotherCampaignPaidForIsRecalledAndWhatThisOnePaysForIsOffered() {
    Map<LabelId, Labels> shelf = new ConcurrentHashMap<>(Map.of(id(2), labels(2)));
    STAGE.reopen(Optional.of(new Shared(new Shelf(shelf), Runnable::run)));
    STAGE.ask(0, 1, 2);
    STAGE.finish("ann", ann, label(1));
    assertThat(STAGE.answer().labeled())
        .extracting(LabeledStructure::labels)
        .containsExactly(labels(1), labels(2));
    assertThat(STAGE.tally()).isEqualTo(new LabelQueue.Tally(1, 2, 1, 0, 0, 1.5));
    assertThat(shelf).containsEntry(id(1), labels(1));
  }

  @Test
  void aCacheThatFailsCostsNothingButWhatItWouldHaveSaved() {
    STAGE.reopen(Optional.of(new Shared(new Rust(), Runnable::run)));
    STAGE.ask(0, 1);
    STAGE.finish("ann", ann, label(1));
    assertThat(STAGE.answer().labeled()).hasSize(1);
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
}
