package org.athanor.protocol.label;

import java.time.Instant;
import java.util.List;
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

  /** A label was paid for. It is never computed again. */
  record StructureLabeled(LabelId id, int attempt, Labels labels, double seconds, Instant at)
      implements LabelEvent {}

  /** A label was found in the cache, computed by an earlier campaign with the same physics. */
  record LabelRecalled(LabelId id, Labels labels, Instant at) implements LabelEvent {}

  /** A reference calculation failed. */
  record LabelingFailed(LabelId id, int attempt, Failure failure, double seconds, Instant at)
      implements LabelEvent {}

  /** A structure is given up, for this reason. */
  record StructureQuarantined(LabelId id, Failure failure, Instant at) implements LabelEvent {}
}
