package org.athanor.protocol.label;

import java.util.List;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Message;

/** What a labeler is told by others. */
public sealed interface LabelerMessage extends Message {
  /**
   * Label this structure.
   *
   * @param attempt 1 for the first calculation of this label
   * @param earlier why earlier attempts failed, first to last
   */
  record StartLabel(LabelId id, Structure structure, int attempt, List<Failure> earlier)
      implements LabelerMessage {
    /** Copies the list. */
    public StartLabel {
      earlier = List.copyOf(earlier);
    }
  }

  /** The pool has the outcome, durably. */
  record LabelStored(LabelId id, int attempt) implements LabelerMessage {}

  /** The labeler to itself: the reference came back. */
  record ReferenceReturned(LabelId id, int attempt, LabelOutcome outcome, Cost cost)
      implements LabelerMessage {}

  /** The labeler to itself: say that it is alive, and say again what was not answered. */
  record Pulse() implements LabelerMessage {}
}
