package org.athanor.protocol.library;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;

/** What the librarian understands. */
public sealed interface LibrarianMessage extends Message {
  /**
   * Judge the walks of this round. Answered with what is there already, then with each walk as it
   * comes home, then with the choice. Asking again is harmless.
   */
  record AwaitRound(
      int round,
      List<Walk> walks,
      List<Quota> quotas,
      long seed,
      ActorRef<SupervisorMessage> replyTo)
      implements LibrarianMessage {
    /** Copies the lists. */
    public AwaitRound {
      walks = List.copyOf(walks);
      quotas = List.copyOf(quotas);
    }
  }

  /** A walk comes home. Answered when it is on disk; delivering it again is harmless. */
  record DeliverWalk(WalkOutcome outcome, String explorer, ActorRef<ExplorerMessage> replyTo)
      implements LibrarianMessage {}

  /** The librarian to itself: judge what can be judged. */
  record Judge() implements LibrarianMessage {}
}
