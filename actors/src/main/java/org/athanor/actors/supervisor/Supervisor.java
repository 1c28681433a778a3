package org.athanor.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.actors.snapshot.Snapshots;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.AwaitEnd;
import org.athanor.protocol.campaign.SupervisorMessage.Begin;
import org.athanor.protocol.campaign.SupervisorMessage.CheckWalks;
import org.athanor.protocol.campaign.SupervisorMessage.ExplorerGone;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.campaign.SupervisorMessage.KeepWalk;
import org.athanor.protocol.campaign.SupervisorMessage.LabelsHome;
import org.athanor.protocol.campaign.SupervisorMessage.MatchFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Proceed;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigure;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.campaign.SupervisorMessage.RoundWeighed;
import org.athanor.protocol.campaign.SupervisorMessage.Stop;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.WalkId;

/**
 * Runs a campaign: opens rounds, hands out walks, has the librarian's choice labelled, or what the
 * matcher chooses from it for a target, has potentials fitted, and ends it.
 *
 * <p>Durable are the plan of every round and every fit; everything else is asked for again after a
 * restart, and every request it makes may be made twice.
 */
public final class Supervisor
    extends EventSourcedBehavior<SupervisorMessage, CampaignEvent, CampaignState> {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ActorContext<SupervisorMessage> context;
  private final TimerScheduler<SupervisorMessage> timers;
  private final Errands errands;
  private final InstantSource clock;
  private final Mandate mandate;
  private final boolean aimed;
  private final Progress progress;
  private final Explorers explorers;
  private final Audience audience = new Audience();
  private final Steering steering;
  private boolean begun;

  private Supervisor(
      ActorContext<SupervisorMessage> context,
      TimerScheduler<SupervisorMessage> timers,
      CampaignSettings settings,
      Mandate mandate,
      Crew crew,
      Archive archive) {
    super(
        persistenceId(settings.name()),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.timers = timers;
    this.errands = new Errands(crew, context.getSelf());
    this.clock = archive.clock();
    this.explorers = new Explorers(settings.walks());
    this.mandate = mandate;
    this.aimed = settings.target().isPresent();
    this.steering = new Steering(Effect(), mandate, errands, audience, clock);
    this.progress = new Progress(LEASE, archive.datasetHash());
  }

  /** The supervisor of a campaign whose file stays as it is. */
  public static Behavior<SupervisorMessage> create(
      CampaignSettings settings, Crew crew, Archive archive) {
    return create(settings, text -> settings, Optional.empty(), crew, archive);
  }

  /**
   * The supervisor of a campaign.
   *
   * @param reading of the text of a changed file
   * @param by who runs it, as USER@HOST
   */
  public static Behavior<SupervisorMessage> create(
      CampaignSettings settings,
      Function<String, CampaignSettings> reading,
      Optional<String> by,
      Crew crew,
      Archive archive) {
    Mandate mandate = Mandate.of(settings, reading, by);
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Supervisor(context, timers, settings, mandate, crew, archive)));
  }

  /** Under which name the supervisor's events stand in the journal. */
  public static PersistenceId persistenceId(String campaign) {
    return PersistenceId.of("campaign", campaign);
  }

  @Override
  public CampaignState emptyState() {
    return CampaignState.EMPTY;
  }

  @Override
  public EventHandler<CampaignState, CampaignEvent> eventHandler() {
    return CampaignState::applied;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return Snapshots.retention();
  }

  @Override
  public SignalHandler<CampaignState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              // A restart after a failure of the journal has cancelled it.
              timers.startTimerWithFixedDelay(new CheckWalks(), CHECK);
              context.getSelf().tell(new Begin());
            })
        .build();
  }

  @Override
  public CommandHandler<SupervisorMessage, CampaignEvent, CampaignState> commandHandler() {
    return this::handled;
  }

  private Effect<CampaignEvent, CampaignState> handled(
      CampaignState state, SupervisorMessage message) {
    return switch (message) {
      case Begin begin -> begun(state);
      case Proceed again -> proceeded(state);
      case RequestWalk request -> requested(state, request);
      case KeepWalk keep -> {
        progress.keep(keep.walk(), keep.explorer(), now());
        yield Effect().none();
      }
      case RoundExpected round -> {
        progress.expected(state.rounds().get(round.round()), round.arrived());
        yield proceeded(state);
      }
      case WalkHome home -> {
        progress.home(home.walk());
        yield proceeded(state);
      }
      case RoundChosen choice -> {
        progress.chosen(state.rounds().get(choice.round()), choice.selections());
        if (!aimed) {
          want(choice.round(), choice.selections());
        }
        yield proceeded(state);
      }
      case RoundWeighed round -> {
        if (progress.weighed(round)) {
          want(round.round(), TargetPool.wanted(round, progress));
        }
        yield proceeded(state);
      }
      case MatchFailed failure -> {
        audience.tell(
            new Outcome.Stuck("matching after round " + failure.round() + ": " + failure.reason()));
        yield Effect().none();
      }
      case RoundLabeled round -> {
        progress.labeled(round.round(), round.labeled());
        yield proceeded(state);
      }
      case Fitted fit -> fitted(state, fit);
      case FitFailed failure -> {
        audience.tell(new Outcome.Stuck("fit " + failure.version() + ": " + failure.reason()));
        yield Effect().none();
      }
      case CheckWalks check -> checked(state);
      case ExplorerGone gone -> {
        explorers.forget(gone.explorer());
        progress.gone(gone.explorer());
        yield proceeded(state);
      }
      case AwaitEnd wait -> {
        audience.add(wait.replyTo());
        yield proceeded(state);
      }
      case Stop stop -> steering.stop(state, stop, begun);
      case Reconfigure wish -> steering.reconfigure(state, wish, begun);
      case LabelsHome home -> {
        steering.closing().labelsAreHome();
        yield proceeded(state);
      }
    };
  }

  private void want(int round, List<Selection> selections) {
    progress.wanted(round, selections);
    errands.label(round, selections);
  }

  /** Recovery is over: say what changed, and ask the others where they stand. */
  private Effect<CampaignEvent, CampaignState> begun(CampaignState state) {
    List<CampaignEvent> events = new ArrayList<>();
    if (state.started().isPresent()) {
      events.add(mandate.course().again(now()));
    }
    mandate.course().beginning(state, mandate.by(), now()).ifPresent(events::add);
    return Effect()
        .persist(events)
        .thenRun(
            after -> {
              begun = true;
              errands.forgetFit();
              after.rounds().forEach(errands::await);
              errands.proceed();
            });
  }

  private Effect<CampaignEvent, CampaignState> proceeded(CampaignState state) {
    // Before that a changed file is not known yet, and an earlier end may not be the end.
    if (!begun) {
      return Effect().none();
    }
    audience.tell(state);
    if (state.ended().isPresent()) {
      return Effect().none();
    }
    if (!steering.closing().workMayBegin()) {
      return Effect().none().thenRun(steering::endIfReached);
    }
    explorers.send(state, progress, now());
    errands.match(state, progress);
    errands.fit(state, progress);
    if (!allExpected(state)) {
      return Effect().none();
    }
    Optional<RoundOpened> round =
        steering.closing().roundsMayOpen()
            ? mandate.course().nextRound(state, progress, now())
            : Optional.empty();
    if (round.isPresent()) {
      return Effect().persist(round.get()).thenRun(after -> errands.await(round.get()));
    }
    Optional<CampaignEnded> end = mandate.course().end(state, progress, now());
    return end.isPresent()
        ? Effect().persist(end.get()).thenRun(audience::tell)
        : Effect().none().thenRun(steering::endIfReached);
  }

  private boolean allExpected(CampaignState state) {
    return state.rounds().stream().allMatch(round -> progress.isExpected(round.round()));
  }

  private Effect<CampaignEvent, CampaignState> requested(CampaignState state, RequestWalk request) {
    context.watchWith(request.replyTo(), new ExplorerGone(request.explorer()));
    if (progress.isWalking(request.explorer())) {
      return Effect().none(); // It asked again before the answer had reached it.
    }
    explorers.free(request);
    return proceeded(state);
  }

  private Effect<CampaignEvent, CampaignState> fitted(CampaignState state, Fitted fit) {
    if (fit.version() != state.fits().size()) {
      return Effect().none();
    }
    return Effect()
        .persist(
            new PotentialFitted(
                fit.version(), fit.potential(), fit.report(), fit.seen(), fit.tuning(), now()))
        .thenRun(after -> errands.proceed());
  }

  private Effect<CampaignEvent, CampaignState> checked(CampaignState state) {
    for (WalkId walk : progress.expire(now())) {
      context.getLog().warn("walk {}: its explorer fell silent; it is handed out again", walk);
    }
    if (begun && state.ended().isEmpty()) {
      errands.repeat(state, progress);
      steering.closePool();
    }
    return proceeded(state);
  }

  private Instant now() {
    return clock.instant();
  }
}
