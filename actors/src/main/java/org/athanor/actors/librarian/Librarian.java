package org.athanor.actors.librarian;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.athanor.actors.snapshot.Snapshots;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.LibrarianMessage.DeliverWalk;
import org.athanor.protocol.library.LibrarianMessage.Judge;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/**
 * Keeps the walks that come home, judges their candidates in canonical order whatever the order of
 * arrival, and chooses at the end of every round what is to be labelled.
 */
public final class Librarian
    extends EventSourcedBehavior<LibrarianMessage, LibraryEvent, LibraryState> {
  private final ActorContext<LibrarianMessage> context;
  private final InstantSource clock;
  private final LibrarianSettings settings;
  private Jury jury;
  private final Map<Integer, ActorRef<SupervisorMessage>> askers = new HashMap<>();

  private Librarian(
      ActorContext<LibrarianMessage> context,
      String campaign,
      LibrarianSettings settings,
      InstantSource clock) {
    super(
        persistenceId(campaign),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.clock = clock;
    this.settings = settings;
    this.jury = new Jury(settings);
  }

  /** The librarian of a campaign; judging takes computing time, so give it a thread of its own. */
  public static Behavior<LibrarianMessage> create(
      String campaign, LibrarianSettings settings, InstantSource clock) {
    return Behaviors.setup(context -> new Librarian(context, campaign, settings, clock));
  }

  /** Under which name the librarian's events stand in the journal. */
  public static PersistenceId persistenceId(String campaign) {
    return PersistenceId.of("library", campaign);
  }

  @Override
  public LibraryState emptyState() {
    return LibraryState.EMPTY;
  }

  @Override
  public EventHandler<LibraryState, LibraryEvent> eventHandler() {
    return LibraryState::applied;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return Snapshots.retention();
  }

  @Override
  public SignalHandler<LibraryState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              // After a failure of the journal the old one remembers judgements that were not kept.
              jury = new Jury(settings);
              context.getSelf().tell(new Judge());
            })
        .build();
  }

  @Override
  public CommandHandler<LibrarianMessage, LibraryEvent, LibraryState> commandHandler() {
    return (state, message) ->
        switch (message) {
          case AwaitRound round -> awaited(state, round);
          case DeliverWalk delivery -> delivered(state, delivery);
          case Judge judge -> judged(state);
        };
  }

  private Effect<LibraryEvent, LibraryState> awaited(LibraryState state, AwaitRound round) {
    askers.put(round.round(), round.replyTo());
    boolean known = round.round() < state.selected().size();
    if (known || state.awaited().containsKey(round.round())) {
      return Effect().none().thenRun((LibraryState same) -> answer(same, round));
    }
    return Effect()
        .persist(
            new RoundAwaited(round.round(), round.walks(), round.quotas(), round.seed(), now()))
        .thenRun(
            (LibraryState after) -> {
              answer(after, round);
              judgeNext();
            });
  }

  private void answer(LibraryState state, AwaitRound round) {
    Set<WalkId> arrived =
        round.walks().stream()
            .map(Walk::id)
            .filter(state::hasArrived)
            .collect(Collectors.toUnmodifiableSet());
    round.replyTo().tell(new RoundExpected(round.round(), arrived));
    if (round.round() < state.selected().size()) {
      tellChoice(state.selected().get(round.round()));
    }
  }

  private Effect<LibraryEvent, LibraryState> delivered(LibraryState state, DeliverWalk delivery) {
    WalkId walk = delivery.outcome().walk();
    if (state.hasArrived(walk)) {
      return Effect().none().thenRun((LibraryState same) -> acknowledge(delivery));
    }
    if (!state.awaited().containsKey(walk.round())) {
      context.getLog().warn("walk {} came home, but nobody awaits its round", walk);
      return Effect().none();
    }
    return Effect()
        .persist(new WalkArrived(delivery.outcome(), delivery.explorer(), now()))
        .thenRun(
            (LibraryState after) -> {
              acknowledge(delivery);
              judgeNext();
            });
  }

  private void acknowledge(DeliverWalk delivery) {
    WalkId walk = delivery.outcome().walk();
    // The supervisor first: when the explorer asks it for the next walk, this one is off its hands.
    Optional.ofNullable(askers.get(walk.round()))
        .ifPresent(supervisor -> supervisor.tell(new WalkHome(walk)));
    delivery.replyTo().tell(new WalkStored(walk));
  }

  private Effect<LibraryEvent, LibraryState> judged(LibraryState state) {
    Optional<Walk> next = state.nextToJudge();
    if (next.isPresent()) {
      WalkOutcome outcome = state.outcomes().get(next.get().id());
      List<Judgement> judgements = jury.judge(state, next.get(), outcome);
      return Effect()
          .persist(new WalkJudged(next.get().id(), judgements, now()))
          .thenRun(this::judgeNext);
    }
    if (state.currentRoundJudged()) {
      RoundAwaited round = state.currentRound().orElseThrow();
      RoundSelected choice = new RoundSelected(round.round(), jury.choose(state, round), now());
      return Effect()
          .persist(choice)
          .thenRun(
              (LibraryState after) -> {
                tellChoice(choice);
                judgeNext();
              });
    }
    return Effect().none();
  }

  private void tellChoice(RoundSelected choice) {
    Optional.ofNullable(askers.get(choice.round()))
        .ifPresent(
            supervisor -> supervisor.tell(new RoundChosen(choice.round(), choice.selections())));
  }

  private void judgeNext() {
    context.getSelf().tell(new Judge());
  }

  private Instant now() {
    return clock.instant();
  }
}
