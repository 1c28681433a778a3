package org.athanor.protocol.node;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;

/** What a machine is told that works for a campaign of another. */
public sealed interface NodeMessage extends Message {
  /**
   * All that it takes to walk and to label.
   *
   * @param campaign its name
   * @param main which of the files is the campaign file
   * @param physics of the reference: labels of any other do not belong to this campaign
   */
  record Supplies(String campaign, String main, List<SupplyFile> files, String physics, Posts posts)
      implements NodeMessage {
    /** Copies the list. */
    public Supplies {
      files = List.copyOf(files);
    }
  }

  /** Whom explorers and labelers ask for work, and to whom they bring it. */
  record Posts(
      ActorRef<SupervisorMessage> supervisor,
      ActorRef<LibrarianMessage> librarian,
      ActorRef<LabelerPoolMessage> pool) {}

  /** This machine cannot work for the campaign. */
  record Refused(String reason) implements NodeMessage {}

  /** There is nothing to do any more. */
  record Dismissed(String reason) implements NodeMessage {}
}
