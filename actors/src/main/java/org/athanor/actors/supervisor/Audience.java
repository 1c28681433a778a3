package org.athanor.actors.supervisor;

import akka.actor.typed.ActorRef;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;

/** Who waits for the end of this run, and how it came to it. */
final class Audience {
  private final Set<ActorRef<CampaignOver>> waiting = new LinkedHashSet<>();
  private Optional<Outcome> outcome = Optional.empty();

  void add(ActorRef<CampaignOver> one) {
    waiting.add(one);
  }

  /** The run ends so; whoever asks later is told the same. */
  void tell(Outcome end) {
    outcome = Optional.of(end);
    waiting.forEach(one -> one.tell(new CampaignOver(end)));
    waiting.clear();
  }

  /** Tells those who wait, if there is an end. */
  void tell(CampaignState state) {
    state
        .ended()
        .map(end -> (Outcome) new Outcome.Complete(end.reason(), end.datasetHash()))
        .or(() -> outcome)
        .ifPresent(this::tell);
  }
}
