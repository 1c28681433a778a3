package org.athanor.actors.labeler;

import akka.actor.typed.ActorRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;

/** Who waits for which round's labels. */
final class Askers {
  private final Map<Integer, ActorRef<SupervisorMessage>> waiting = new HashMap<>();

  void add(LabelRound round) {
    waiting.put(round.round(), round.replyTo());
  }

  /** Answers for all rounds that are settled. */
  void answer(LabelQueue queue) {
    for (Integer round : List.copyOf(waiting.keySet())) {
      if (round < queue.rounds().size()) {
        LabelsRequested asked = queue.rounds().get(round);
        if (queue.settled(asked)) {
          waiting.remove(round).tell(new RoundLabeled(round, queue.labeled(asked)));
        }
      }
    }
  }
}
