package org.athanor.actors.supervisor;

import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectFactories;
import java.time.InstantSource;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigure;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigured;
import org.athanor.protocol.campaign.SupervisorMessage.Stop;

/** What people want of a run while it goes on: that it stops, or follows a changed file. */
final class Steering {
  private final EffectFactories<CampaignEvent, CampaignState> effects;
  private final Mandate mandate;
  private final Errands errands;
  private final Audience audience;
  private final InstantSource clock;
  private final Closing closing = new Closing();

  Steering(
      EffectFactories<CampaignEvent, CampaignState> effects,
      Mandate mandate,
      Errands errands,
      Audience audience,
      InstantSource clock) {
    this.effects = effects;
    this.mandate = mandate;
    this.errands = errands;
    this.audience = audience;
    this.clock = clock;
  }

  /** What may still begin. */
  Closing closing() {
    return closing;
  }

  /** Ends the run if it is as far as it was to come. */
  void endIfReached(CampaignState state) {
    closing.reached(state).ifPresent(audience::tell);
  }

  /** Has the pool begin nothing any more, if that is wanted; to be said again and again. */
  void closePool() {
    if (!closing.workMayBegin()) {
      errands.closePool();
    }
  }

  Effect<CampaignEvent, CampaignState> stop(CampaignState state, Stop stop, boolean begun) {
    // Who asks too early asks again.
    if (!begun || state.ended().isPresent() || !closing.isNews(stop)) {
      return effects.none();
    }
    closing.begin(stop);
    return effects
        .persist(new StopRequested(stop.point(), stop.by(), clock.instant()))
        .thenRun(
            after -> {
              closePool();
              errands.proceed();
            });
  }

  Effect<CampaignEvent, CampaignState> reconfigure(
      CampaignState state, Reconfigure wish, boolean begun) {
    Optional<String> refusal = refusal(state, begun);
    if (refusal.isPresent() || state.settings().equals(wish.settings())) {
      wish.replyTo().tell(new Reconfigured(refusal));
      return effects.none();
    }
    mandate.change(wish.settings(), wish.by());
    return effects
        .persist(new SettingsChanged(wish.settings(), mandate.by(), clock.instant()))
        .thenRun(
            after -> {
              errands.reconsider(wish.settings());
              wish.replyTo().tell(new Reconfigured(Optional.empty()));
              errands.proceed();
            });
  }

  private static Optional<String> refusal(CampaignState state, boolean begun) {
    return begun
        ? state
            .ended()
            .map(end -> "the campaign has ended; run it with the new file, and it goes on")
        : Optional.of("the campaign is only just being taken up; ask again");
  }
}
