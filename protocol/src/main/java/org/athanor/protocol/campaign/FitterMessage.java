package org.athanor.protocol.campaign;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.athanor.protocol.Message;
import org.athanor.protocol.label.LabeledStructure;

/** What the fitter understands. */
public sealed interface FitterMessage extends Message {
  /**
   * Fit a potential to the labels of all rounds up to {@code version}. The same labels give the
   * same potential, to the bit.
   *
   * @param rounds the labels of each round, element r those of round r
   */
  record Fit(int version, List<List<LabeledStructure>> rounds, ActorRef<SupervisorMessage> replyTo)
      implements FitterMessage {
    /** Copies the list. */
    public Fit {
      rounds = List.copyOf(rounds);
    }
  }
}
