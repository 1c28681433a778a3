package org.athanor.sims.trials;

import java.util.EnumSet;
import java.util.Set;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus.Running;
import org.pcollections.PVector;

/** What a campaign is busy with; it may be busy with several at a time. */
enum Phase {
  /** A process has begun, and nothing came of it yet. */
  STARTING,
  /** The first potential is not there yet. */
  SEEDS,
  /** Walks are away. */
  EXPLORING,
  /** Labels are being computed. */
  LABELLING,
  /** All labels for a potential are there, and the potential is not. */
  FITTING,
  /** The last potential is there: the end is written down, and the results. */
  ENDING;

  /** What it is busy with after these events. */
  static Set<Phase> of(History history) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    int fits = history.state().fits().size();
    if (!history.state().rounds().isEmpty() && fits == 0) {
      phases.add(SEEDS);
    }
    if (walksAway(history) > 0) {
      phases.add(EXPLORING);
    }
    if (running(history.queue()) > 0) {
      phases.add(LABELLING);
    }
    PVector<LabelsRequested> rounds = history.queue().rounds();
    if (rounds.size() > fits && history.queue().settled(rounds.get(fits))) {
      phases.add(FITTING);
    }
    if (fits == Tiny.ROUNDS) {
      phases.add(ENDING);
    }
    return phases;
  }

  static long walksAway(History history) {
    return history.shelf().awaited().values().stream()
        .flatMap(round -> round.walks().stream())
        .filter(walk -> !history.shelf().hasArrived(walk.id()))
        .count();
  }

  static long running(LabelQueue queue) {
    return queue.entries().values().stream()
        .filter(entry -> entry.status() instanceof Running)
        .count();
  }
}
