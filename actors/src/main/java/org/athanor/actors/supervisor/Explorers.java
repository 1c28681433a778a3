package org.athanor.actors.supervisor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.Motion;
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
      request.replyTo().tell(new StartWalk(walk, settings, potential(state, walk)));
    }
  }

  private static Optional<String> potential(CampaignState state, Walk walk) {
    return switch (walk.motion()) {
      case Motion.Perturbed none -> Optional.empty();
      case Motion.Strained strained -> text(state, strained.driver());
      case Motion.Dynamics dynamics -> text(state, dynamics.driver());
    };
  }

  private static Optional<String> text(CampaignState state, Driver driver) {
    return switch (driver) {
      case Driver.Fitted fitted -> Optional.of(state.fits().get(fitted.version()).potential());
      case Driver.Given given -> Optional.empty();
    };
  }
}
