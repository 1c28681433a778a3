package org.athanor.actors.supervisor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkSettings;

/** The explorers that have nothing to do, whoever has waited longest first. */
final class Explorers {
  private final WalkSettings settings;
  private final Deque<RequestWalk> idle = new ArrayDeque<>();

  Explorers(WalkSettings settings) {
    this.settings = settings;
  }

  void free(RequestWalk request) {
    forget(request.explorer());
    idle.add(request);
  }

  void forget(String explorer) {
    idle.removeIf(request -> request.explorer().equals(explorer));
  }

  /** Hands out walks, in canonical order, as long as there are walks and explorers. */
  void send(CampaignState state, Progress progress, Instant now) {
    while (!idle.isEmpty() && progress.walksToGrant()) {
      RequestWalk request = idle.remove();
      Walk walk = progress.grant(request.explorer(), now);
      Optional<PotentialFitted> fit = fit(state, walk);
      request
          .replyTo()
          .tell(
              new StartWalk(
                  walk,
                  settings,
                  fit.map(PotentialFitted::potential),
                  fit.flatMap(PotentialFitted::seen)));
    }
  }

  private static Optional<PotentialFitted> fit(CampaignState state, Walk walk) {
    return walk.driver()
        .flatMap(
            driver ->
                switch (driver) {
                  case Driver.Fitted fitted -> Optional.of(state.fits().get(fitted.version()));
                  case Driver.Given given -> Optional.empty();
                });
  }
}
