package org.athanor.protocol.label;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.library.Selection;

/** What the labeler pool understands. */
public sealed interface LabelerPoolMessage extends Message {
  /** Label what a round chose. Answered when all is settled; asking again is harmless. */
  record LabelRound(int round, List<Selection> selections, ActorRef<SupervisorMessage> replyTo)
      implements LabelerPoolMessage {
    /** Copies the list. */
    public LabelRound {
      selections = List.copyOf(selections);
    }
  }

  /** A labeler has nothing to do. Answered with a structure as soon as there is one. */
  record RequestLabel(String labeler, ActorRef<LabelerMessage> replyTo)
      implements LabelerPoolMessage {}

  /** A labeler is still at it. */
  record KeepLabel(LabelId id, int attempt, String labeler) implements LabelerPoolMessage {}

  /** A calculation ended. Answered when that is on disk; delivering it again is harmless. */
  record DeliverLabel(
      LabelId id, int attempt, LabelOutcome outcome, Cost cost, ActorRef<LabelerMessage> replyTo)
      implements LabelerPoolMessage {
    /** On one core. */
    public DeliverLabel(
        LabelId id,
        int attempt,
        LabelOutcome outcome,
        double seconds,
        ActorRef<LabelerMessage> replyTo) {
      this(id, attempt, outcome, Cost.ofOneCore(seconds), replyTo);
    }
  }

  /** Begin no labels any more. Answered when none is being computed; asking again is harmless. */
  record Close(ActorRef<SupervisorMessage> replyTo) implements LabelerPoolMessage {}

  /** Label on as a changed file says, which is given as canonical text. */
  record Reconsider(String settings) implements LabelerPoolMessage {}

  /** The pool to itself: which of a round's labels the cache has. */
  record RoundLookedUp(LabelRound round, List<Recalled> found) implements LabelerPoolMessage {
    /** Copies the list. */
    public RoundLookedUp {
      found = List.copyOf(found);
    }
  }

  /** A label out of the cache. */
  record Recalled(LabelId id, Labels labels) {}

  /** The pool to itself: give back what was in flight when the last process ended. */
  record Recover() implements LabelerPoolMessage {}

  /** The pool to itself: look for calculations whose labelers fell silent. */
  record CheckLabels() implements LabelerPoolMessage {}

  /** A labeler is gone. */
  record LabelerGone(String labeler) implements LabelerPoolMessage {}
}
