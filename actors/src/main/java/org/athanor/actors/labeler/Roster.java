package org.athanor.actors.labeler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.actors.lease.Leases;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;

/**
 * Which labelers are free, and who works on what. Nothing here is durable: labelers say again what
 * they want and what they are at.
 */
final class Roster {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Leases<LabelId> leases = new Leases<>(LEASE);
  private final Deque<RequestLabel> free = new ArrayDeque<>();

  /**
   * What an earlier life of the pool handed out, and of which nothing was heard since. A labeler
   * that asks for work while such a lease stands in its name does not work on it any more.
   */
  private final Set<LabelId> inherited = new HashSet<>();

  /** A labeler has nothing to do. */
  void free(RequestLabel request) {
    forget(request.labeler());
    free.add(request);
  }

  boolean anyFree() {
    return !free.isEmpty();
  }

  private boolean isFree(String labeler) {
    return free.stream().anyMatch(request -> request.labeler().equals(labeler));
  }

  /** Whoever has waited longest; it waits no more. */
  RequestLabel next() {
    return free.remove();
  }

  /** A labeler waits no more. */
  void forget(String labeler) {
    free.removeIf(request -> request.labeler().equals(labeler));
  }

  void started(LabelId id, String labeler, Instant now) {
    leases.grant(id, labeler, now);
    inherited.remove(id);
  }

  /**
   * Believes for one term what the journal says of who is at what.
   *
   * @return what labelers left lying that have asked for work since, in canonical order
   */
  List<LabelId> takeOver(LabelQueue queue, Instant now) {
    List<LabelId> left = new ArrayList<>();
    for (LabelId id : queue.places().keySet()) {
      if (queue.status(id).orElseThrow() instanceof Running running
          && leases.holder(id).isEmpty()) {
        if (isFree(running.labeler())) {
          left.add(id);
        } else {
          leases.grant(id, running.labeler(), now);
          inherited.add(id);
        }
      }
    }
    left.sort(Comparator.comparing(queue.places()::get));
    return left;
  }

  void ended(LabelId id) {
    leases.release(id);
    inherited.remove(id);
  }

  /** What a labeler was handed and has not brought back. */
  List<LabelId> heldBy(String labeler) {
    return leases.heldBy(labeler);
  }

  /** What a labeler that asks for work has left lying. */
  List<LabelId> leftBy(String labeler) {
    return leases.heldBy(labeler).stream().filter(inherited::contains).toList();
  }

  List<LabelId> silent(Instant now) {
    return leases.expired(now);
  }
}
