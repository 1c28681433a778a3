package org.athanor.actors.supervisor;

import java.util.Optional;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Stop;

/** That this run is to stop, and what may still begin. Not durable: the next run is not meant. */
final class Closing {
  private Optional<Stop> asked = Optional.empty();
  private boolean labelsHome;

  /** Whether this asks for an earlier moment than all before it. */
  boolean isNews(Stop stop) {
    return asked.map(before -> stop.point().compareTo(before.point()) > 0).orElse(true);
  }

  void begin(Stop stop) {
    asked = Optional.of(stop);
  }

  /** The pool begins nothing any more, and has nothing out. */
  void labelsAreHome() {
    labelsHome = true;
  }

  boolean roundsMayOpen() {
    return asked.isEmpty();
  }

  /** Whether walks and fits of the rounds that are open may begin. */
  boolean workMayBegin() {
    return asked.filter(stop -> stop.point() != StopPoint.ROUND).isEmpty();
  }

  /** How this run ends, if it is as far as it was to come. */
  Optional<Outcome> reached(CampaignState state) {
    return asked
        .filter(stop -> isReached(stop.point(), state))
        .map(stop -> new Outcome.Stopped(stop.point(), stop.by()));
  }

  private boolean isReached(StopPoint point, CampaignState state) {
    return switch (point) {
      case ROUND -> state.fits().size() == state.rounds().size();
      case LABELS -> labelsHome;
      case NOW -> true;
    };
  }
}
