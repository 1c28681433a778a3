package org.athanor.protocol.label;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.structure.Labels;

/** What happened in the labeler pool. */
public sealed interface LabelEvent {
  /** The labels that a round wants, in canonical order. */
  record LabelsRequested(int round, List<LabelRequest> requests, Instant at) implements LabelEvent {
    /** Copies the list. */
    public LabelsRequested {
      requests = List.copyOf(requests);
    }
  }

  /**
   * A reference calculation was started: from here on it costs.
   *
   * @param attempt 1 for the first calculation of this label
   */
  record LabelingStarted(LabelId id, int attempt, String labeler, Instant at)
      implements LabelEvent {}

  /**
   * A label was paid for. It is never computed again.
   *
   * @param cost of this calculation alone
   */
  record StructureLabeled(LabelId id, int attempt, Labels labels, Cost cost, Instant at)
      implements LabelEvent {
    /** Computed on one core. */
    public StructureLabeled(LabelId id, int attempt, Labels labels, double seconds, Instant at) {
      this(id, attempt, labels, Cost.ofOneCore(seconds), at);
    }
  }

  /** A label was found in the cache, computed by an earlier campaign with the same physics. */
  record LabelRecalled(LabelId id, Labels labels, Instant at) implements LabelEvent {}

  /**
   * A reference calculation failed.
   *
   * @param cost of this calculation alone; zero for one that was lost, whose cost nobody knows
   * @param kept where it can be looked at: a folder of the campaign's directory, or HOST:PATH;
   *     empty if nothing of it was kept, and in what the first versions wrote
   */
  record LabelingFailed(
      LabelId id, int attempt, Failure failure, Cost cost, Optional<String> kept, Instant at)
      implements LabelEvent {
    /** Of which nothing was kept. */
    public LabelingFailed(LabelId id, int attempt, Failure failure, Cost cost, Instant at) {
      this(id, attempt, failure, cost, Optional.empty(), at);
    }

    /** On one core, of which nothing was kept. */
    public LabelingFailed(LabelId id, int attempt, Failure failure, double seconds, Instant at) {
      this(id, attempt, failure, Cost.ofOneCore(seconds), at);
    }
  }

  /** A structure is given up, for this reason. */
  record StructureQuarantined(LabelId id, Failure failure, Instant at) implements LabelEvent {}

  /**
   * A quarantined structure is tried again, as if it had never been tried.
   *
   * @param by who wanted that
   */
  record StructureRequeued(LabelId id, String by, Instant at) implements LabelEvent {}
}
