package org.athanor.protocol.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.protocol.Facts.AT;
import static org.athanor.protocol.Facts.labelId;
import static org.athanor.protocol.Facts.labels;
import static org.athanor.protocol.Facts.request;

import java.util.List;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelStatus.Done;
import org.athanor.protocol.label.LabelStatus.Quarantined;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelStatus.Waiting;
import org.junit.jupiter.api.Test;

class LabelQueueTest {
  private static final LabelsRequested ASKED =
      new LabelsRequested(0, List.of(request(3), request(1), request(2)), AT);
  private static final Failure NOT_CONVERGED = new Failure.NotConverged(80);

  @Test
  void labelsWaitInTheOrderInWhichTheyWereAsked() {
    LabelQueue queue = after(ASKED);
    assertThat(queue.firstWaiting().orElseThrow().request()).isEqualTo(request(3));
    queue = queue.applied(new LabelingStarted(labelId(3), 1, "a", AT));
    assertThat(queue.firstWaiting().orElseThrow().request()).isEqualTo(request(1));
  }

  @Test
  void startedLabelsCountAsComputedAndRemember() {
    LabelQueue queue = after(ASKED, new LabelingStarted(labelId(1), 1, "a", AT));
    assertThat(queue.status(labelId(1))).contains(new Running(List.of(), 1, "a"));
    assertThat(queue.tally()).isEqualTo(new LabelQueue.Tally(1, 0, 0, 0, 0, 0));
  }

  @Test
  void failedLabelsReturnToTheirPlaceWithTheReason() {
    LabelQueue queue =
        after(
            ASKED,
            new LabelingStarted(labelId(3), 1, "a", AT),
            new LabelingFailed(labelId(3), 1, NOT_CONVERGED, 4.5, AT));
    assertThat(queue.firstWaiting().orElseThrow().request()).isEqualTo(request(3));
    assertThat(queue.status(labelId(3))).contains(new Waiting(List.of(NOT_CONVERGED)));
    assertThat(queue.tally()).isEqualTo(new LabelQueue.Tally(1, 0, 0, 1, 0, 4.5));
  }

  @Test
  void aRoundIsSettledWhenAllIsThereOrGivenUp() {
    LabelQueue queue =
        after(
            ASKED,
            new LabelingStarted(labelId(2), 1, "a", AT),
            new StructureLabeled(labelId(2), 1, labels(2), 1.5, AT),
            new LabelingStarted(labelId(1), 1, "a", AT),
            new LabelingFailed(labelId(1), 1, NOT_CONVERGED, 2, AT),
            new StructureQuarantined(labelId(1), NOT_CONVERGED, AT));
    assertThat(queue.settled(ASKED)).isFalse();
    LabelQueue whole = queue.applied(new LabelRecalled(labelId(3), labels(3), AT));
    assertThat(whole.settled(ASKED)).isTrue();
    assertThat(whole.status(labelId(1))).contains(new Quarantined(NOT_CONVERGED));
    assertThat(whole.status(labelId(2))).contains(new Done(labels(2), 1.5));
    assertThat(whole.labeled(ASKED))
        .extracting(LabeledStructure::id)
        .containsExactly(labelId(3), labelId(2));
    assertThat(whole.tally()).isEqualTo(new LabelQueue.Tally(2, 2, 1, 1, 1, 3.5));
    assertThat(whole.firstWaiting()).isEmpty();
  }

  @Test
  void whatIsRequeuedWaitsAtItsPlaceAsIfNeverTried() {
    LabelQueue given =
        after(
            ASKED,
            new LabelingStarted(labelId(3), 1, "a", AT),
            new LabelingFailed(labelId(3), 1, NOT_CONVERGED, 4.5, AT),
            new StructureQuarantined(labelId(3), NOT_CONVERGED, AT));
    LabelQueue queue = given.applied(new StructureRequeued(labelId(3), "ann@helium", AT));
    assertThat(queue.status(labelId(3))).contains(new Waiting(List.of()));
    assertThat(queue.firstWaiting().orElseThrow().request()).isEqualTo(request(3));
    assertThat(queue.tally()).isEqualTo(new LabelQueue.Tally(1, 0, 0, 1, 0, 4.5));
  }

  @Test
  void aLabelThatALaterRoundAsksForAgainIsNotQueuedAgain() {
    LabelsRequested again = new LabelsRequested(1, List.of(request(2), request(7)), AT);
    LabelQueue queue =
        after(
            ASKED,
            new LabelingStarted(labelId(2), 1, "a", AT),
            new StructureLabeled(labelId(2), 1, labels(2), 1, AT),
            again);
    assertThat(queue.waiting().values()).containsExactly(labelId(3), labelId(1), labelId(7));
    assertThat(queue.labeled(again)).extracting(LabeledStructure::id).containsExactly(labelId(2));
  }

  @Test
  void anOldStateIsLeftAsItWas() {
    LabelQueue before = after(ASKED);
    before.applied(new LabelingStarted(labelId(3), 1, "a", AT));
    assertThat(before).isEqualTo(after(ASKED));
  }

  private static LabelQueue after(LabelEvent... events) {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : events) {
      queue = queue.applied(event);
    }
    return queue;
  }
}
