package org.athanor.protocol.node;

import akka.actor.typed.ActorRef;
import org.athanor.protocol.Message;

/** What is said to the quartermaster of a campaign. */
public sealed interface QuartermasterMessage extends Message {
  /**
   * A machine wants to work. Answered with supplies or a refusal; asking again is harmless.
   *
   * @param node its name, of which there is no other
   * @param program version of its Athanor
   */
  record RequestSupplies(String node, String program, ActorRef<NodeMessage> replyTo)
      implements QuartermasterMessage {}

  /** A machine works. */
  record NodeReady(String node, int explorers, int labelers) implements QuartermasterMessage {}

  /** A machine is gone. */
  record NodeGone(String node) implements QuartermasterMessage {}

  /** The campaign is over: all machines may go. */
  record Dismiss(String reason) implements QuartermasterMessage {}
}
