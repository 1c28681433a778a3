package org.athanor.protocol.matching;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.library.Selection;

/** What the matcher understands. */
public sealed interface MatcherMessage extends Message {
  /**
   * Choose the labels that the target needs. Asking again is harmless: a round is matched once.
   *
   * @param round after which
   * @param potential at whose parameters, as text; empty takes those of the beginning
   * @param pool the structures there are, in canonical order
   */
  record Match(
      int round,
      Optional<String> potential,
      List<Selection> pool,
      ActorRef<SupervisorMessage> replyTo)
      implements MatcherMessage {
    /** Copies the list. */
    public Match {
      pool = List.copyOf(pool);
    }
  }
}
