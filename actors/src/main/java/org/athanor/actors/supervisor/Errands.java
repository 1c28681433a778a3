package org.athanor.actors.supervisor;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.FitterMessage.Tune;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Proceed;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerPoolMessage.Close;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.Reconsider;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.MatcherMessage.Match;

/** What the supervisor asks of its crew. Every request may be made twice. */
final class Errands {
  private final Crew crew;
  private final ActorRef<SupervisorMessage> self;
  private int fitting = -1;
  private int matching = -1;

  Errands(Crew crew, ActorRef<SupervisorMessage> self) {
    this.crew = crew;
    this.self = self;
  }

  /** Asks for everything that is not answered yet: a restart on either side loses messages. */
  void repeat(CampaignState state, Progress progress) {
    for (RoundOpened round : state.rounds()) {
      if (!progress.isChosen(round.round())) {
        await(round);
      } else if (progress.isWanted(round.round()) && !progress.isLabeled(round.round())) {
        label(round.round(), progress.wanted(round.round()));
      }
    }
    matching = -1;
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

  /** Has the supervisor see what can be done next. */
  void proceed() {
    self.tell(new Proceed());
  }

  /** Has the pool begin no labels any more. */
  void closePool() {
    crew.pool().tell(new Close(self));
  }

  /** Has the pool label on as a changed file says. */
  void reconsider(String settings) {
    crew.pool().tell(new Reconsider(settings));
  }

  /** Asks the matcher for the next round's labels, once, when all that they hang on is there. */
  void match(CampaignState state, Progress progress) {
    int round = progress.nextToWeigh();
    if (crew.matcher().isEmpty()
        || matching >= round
        || state.fits().size() < round
        || !IntStream.rangeClosed(0, round).allMatch(progress::isChosen)
        || progress.labeledUpTo(round - 1).isEmpty()) {
      return;
    }
    matching = round;
    List<Selection> pool = TargetPool.of(round, progress);
    crew.matcher().get().tell(new Match(round, before(state, round), pool, self));
  }

  /** The potential of the version before, as text; empty before the first. */
  private static Optional<String> before(CampaignState state, int version) {
    return version == 0 ? Optional.empty() : Optional.of(state.fits().get(version - 1).potential());
  }

  /** Asks the fitter for the next version, once, when the labels for it are there. */
  void fit(CampaignState state, Progress progress) {
    int version = state.fits().size();
    if (fitting < version) {
      progress
          .labeledUpTo(version)
          .flatMap(rounds -> order(state, progress, rounds))
          .ifPresent(
              order -> {
                fitting = version;
                crew.fitter().tell(order);
              });
    }
  }

  private Optional<FitterMessage> order(
      CampaignState state, Progress progress, List<List<LabeledStructure>> rounds) {
    int version = state.fits().size();
    if (crew.matcher().isEmpty()) {
      return Optional.of(new Fit(version, rounds, self));
    }
    return progress
        .weights(version)
        .map(
            weighed ->
                new Tune(
                    version,
                    before(state, version),
                    rounds,
                    weighed.weights(),
                    weighed.change(),
                    weighed.control(),
                    self));
  }

  /** The fitter's answer may have been lost: it is to be asked again. */
  void forgetFit() {
    fitting = -1;
  }
}
