package org.athanor.actors.labeler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.slf4j.Logger;

/** Decides what becomes of a calculation that ended, or of which nothing is heard any more. */
final class Triage {
  private final Allowance allowance;
  private final InstantSource clock;
  private final Logger log;
  private Instant pausedUntil = Instant.MIN;

  Triage(Allowance allowance, InstantSource clock, Logger log) {
    this.allowance = allowance;
    this.clock = clock;
    this.log = log;
  }

  /** Whether nobody labels for a while, because the reference is unavailable. */
  boolean paused() {
    return clock.instant().isBefore(pausedUntil);
  }

  /** What follows from a delivery; nothing from one that says what is known or given up. */
  List<LabelEvent> delivered(LabelQueue queue, DeliverLabel delivery) {
    Optional<LabelStatus> status = queue.status(delivery.id());
    if (status.isEmpty() || status.get().settled()) {
      return List.of(); // A second delivery: the first is on disk.
    }
    return switch (delivery.outcome()) {
      case LabelOutcome.Labeled label ->
          List.of(
              new StructureLabeled(
                  delivery.id(),
                  delivery.attempt(),
                  label.labels(),
                  delivery.cost(),
                  clock.instant()));
      case LabelOutcome.Failed failed ->
          status.get() instanceof Running running && running.attempt() == delivery.attempt()
              ? failed(queue, delivery.id(), failed, delivery.cost())
              : List.of(); // It was given up as lost in the meantime, and is counted as that.
    };
  }

  /** What follows when nothing is heard of a label's calculation; nothing if none runs. */
  List<LabelEvent> lost(LabelQueue queue, LabelId id) {
    return queue.status(id).orElseThrow() instanceof Running running
        ? failed(
            queue, id, new LabelOutcome.Failed(new Failure.Lost(running.labeler())), Cost.NOTHING)
        : List.of();
  }

  private List<LabelEvent> failed(
      LabelQueue queue, LabelId id, LabelOutcome.Failed outcome, Cost cost) {
    List<Failure> earlier = queue.earlier(id);
    Failure failure = outcome.failure();
    Instant now = clock.instant();
    List<LabelEvent> events = new ArrayList<>();
    events.add(new LabelingFailed(id, earlier.size() + 1, failure, cost, outcome.kept(), now));
    if (failure instanceof Failure.Unavailable) {
      Duration pause = allowance.retries().pauseAfter(unavailable(earlier));
      pausedUntil = now.plus(pause);
      log.warn(
          "the reference is unavailable ({}); next try in {} s", line(outcome), pause.toSeconds());
    } else if (!allowance.retries().again(earlier, failure)) {
      log.warn("structure {} is quarantined: {}", id.brief(), line(outcome));
      events.add(new StructureQuarantined(id, failure, now));
    }
    return events;
  }

  /** What programs say last may take many lines. */
  private static String line(LabelOutcome.Failed outcome) {
    String words = outcome.failure().words().replaceAll("\\s+", " ");
    return words + outcome.kept().map(place -> "; it is kept in " + place).orElse("");
  }

  /** How often it was unavailable in a row before. */
  private static int unavailable(List<Failure> earlier) {
    return (int)
        earlier.reversed().stream().takeWhile(Failure.Unavailable.class::isInstance).count();
  }
}
