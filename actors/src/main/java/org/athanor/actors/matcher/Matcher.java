package org.athanor.actors.matcher;

import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.athanor.actors.snapshot.Snapshots;
import org.athanor.protocol.campaign.SupervisorMessage.MatchFailed;
import org.athanor.protocol.campaign.SupervisorMessage.RoundWeighed;
import org.athanor.protocol.matching.MatcherMessage;
import org.athanor.protocol.matching.MatcherMessage.Match;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingState;

/**
 * Chooses from the pool just the labels that the target needs at the present parameters, round
 * after round. A choice is on disk before anybody acts on it, and is never made twice.
 */
public final class Matcher
    extends EventSourcedBehavior<MatcherMessage, MatchingEvent, MatchingState> {
  private final ActorContext<MatcherMessage> context;
  private final Weighing weighing;
  private final InstantSource clock;

  private Matcher(
      ActorContext<MatcherMessage> context, String campaign, Aim aim, InstantSource clock) {
    super(
        persistenceId(campaign),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.weighing = new Weighing(aim);
    this.clock = clock;
  }

  /** The matcher of a campaign; matching takes computing time, so give it a thread of its own. */
  public static Behavior<MatcherMessage> create(String campaign, Aim aim, InstantSource clock) {
    return Behaviors.setup(context -> new Matcher(context, campaign, aim, clock));
  }

  /** Under which name the matcher's events stand in the journal. */
  public static PersistenceId persistenceId(String campaign) {
    return PersistenceId.of("matching", campaign);
  }

  @Override
  public MatchingState emptyState() {
    return MatchingState.EMPTY;
  }

  @Override
  public EventHandler<MatchingState, MatchingEvent> eventHandler() {
    return MatchingState::applied;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return Snapshots.retention();
  }

  @Override
  public CommandHandler<MatcherMessage, MatchingEvent, MatchingState> commandHandler() {
    return (state, message) ->
        switch (message) {
          case Match match -> matched(state, match);
        };
  }

  private Effect<MatchingEvent, MatchingState> matched(MatchingState state, Match match) {
    int round = match.round();
    if (round < state.rounds().size()) {
      return Effect().none().thenRun((MatchingState same) -> answer(same, match));
    }
    if (round > state.rounds().size()) {
      context.getLog().warn("round {} is to be matched before its turn", round);
      return Effect().none();
    }
    List<MatchingEvent> events;
    try {
      events = weighing.of(state, match, clock.instant());
    } catch (RuntimeException broken) {
      // The same pool would break it again: a restart helps nobody, an answer does.
      context.getLog().error("round {} could not be matched", round, broken);
      match.replyTo().tell(new MatchFailed(round, String.valueOf(broken.getMessage())));
      return Effect().none();
    }
    return Effect().persist(events).thenRun((MatchingState after) -> answer(after, match));
  }

  private static void answer(MatchingState state, Match match) {
    RoundMatched round = state.rounds().get(match.round());
    match
        .replyTo()
        .tell(new RoundWeighed(round.round(), round.weights(), round.change(), round.control()));
  }
}
