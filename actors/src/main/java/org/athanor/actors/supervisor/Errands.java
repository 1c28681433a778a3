package org.athanor.actors.supervisor;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.Selection;

/** What the supervisor asks of its crew. Every request may be made twice. */
final class Errands {
  private final Crew crew;
  private final ActorRef<SupervisorMessage> self;
  private int fitting = -1;

  Errands(Crew crew, ActorRef<SupervisorMessage> self) {
    this.crew = crew;
    this.self = self;
  }

  /** Asks for everything that is not answered yet: a restart on either side loses messages. */
  void repeat(CampaignState state, Progress progress) {
    for (RoundOpened round : state.rounds()) {
      if (!progress.isChosen(round.round())) {
        await(round);
      } else if (!progress.isLabeled(round.round())) {
        label(round.round(), progress.chosen(round.round()));
      }
    }
  }

  /** Asks the librarian for a round's choice. */
  void await(RoundOpened round) {
    crew.librarian()
        .tell(new AwaitRound(round.round(), round.walks(), round.quotas(), round.seed(), self));
  }

  /** Asks the pool for a round's labels. */
  void label(int round, List<Selection> selections) {
    crew.pool().tell(new LabelRound(round, selections, self));
  }

  /** Asks the fitter for the next version, once, when the labels for it are there. */
  void fit(CampaignState state, Progress progress) {
    int version = state.fits().size();
    if (fitting < version) {
      progress
          .labeledUpTo(version)
          .ifPresent(
              rounds -> {
                fitting = version;
                crew.fitter().tell(new Fit(version, rounds, self));
              });
    }
  }

  /** The fitter's answer may have been lost: it is to be asked again. */
  void forgetFit() {
    fitting = -1;
  }
}
