package org.athanor.actors.labeler;

import akka.actor.typed.javadsl.ActorContext;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.Recalled;
import org.athanor.protocol.label.LabelerPoolMessage.RoundLookedUp;
import org.slf4j.Logger;

/**
 * Takes labels from other campaigns and gives them this one's, beside the pool's own thread. A
 * cache that fails costs time, never the campaign.
 */
final class Exchange {
  private final Shared shared;
  private final ActorContext<LabelerPoolMessage> context;

  Exchange(Shared shared, ActorContext<LabelerPoolMessage> context) {
    this.shared = shared;
    this.context = context;
  }

  /** What follows when a round was looked up: it is asked for, and what was found is recalled. */
  static List<LabelEvent> settled(
      LabelQueue queue, RoundLookedUp answer, List<LabelRequest> requests, Instant now) {
    List<LabelEvent> events = new ArrayList<>();
    events.add(new LabelsRequested(answer.round().round(), requests, now));
    for (Recalled label : answer.found()) {
      if (queue.status(label.id()).isEmpty()) {
        events.add(new LabelRecalled(label.id(), label.labels(), now));
      }
    }
    return events;
  }

  /** Tells the pool which of a round's labels are known to others. */
  void lookUp(LabelRound round, List<LabelId> ids) {
    context.pipeToSelf(
        CompletableFuture.supplyAsync(() -> shared.cache().find(ids), shared.executor()),
        (found, failure) -> new RoundLookedUp(round, recalled(found, failure)));
  }

  /** Offers a label that is on disk here. */
  void offer(LabelId id, Labels labels) {
    Logger log = context.getLog();
    shared.executor().execute(() -> keep(id, labels, log));
  }

  private List<Recalled> recalled(Map<LabelId, Labels> found, Throwable failure) {
    if (failure != null) {
      context.getLog().warn("the label cache cannot be read: {}", failure.toString());
      return List.of();
    }
    return found.entrySet().stream()
        .map(entry -> new Recalled(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void keep(LabelId id, Labels labels, Logger log) {
    try {
      shared.cache().keep(id, labels);
    } catch (UncheckedIOException unwritable) {
      log.warn("the label cache cannot be written: {}", unwritable.toString());
    }
  }
}
