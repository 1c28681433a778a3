package org.athanor.actors.supervisor;

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
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.AwaitEnd;
import org.athanor.protocol.campaign.SupervisorMessage.Begin;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.CheckWalks;
import org.athanor.protocol.campaign.SupervisorMessage.ExplorerGone;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.campaign.SupervisorMessage.KeepWalk;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Proceed;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;

/**
 * Runs a campaign: opens rounds, hands out walks, has the librarian's choice labelled and
 * potentials fitted, and ends it.
 *
 * <p>Durable are the plan of every round and every fit; everything else is asked for again after a
 * restart, and every request it makes may be made twice.
 */
public final class Supervisor
    extends EventSourcedBehavior<SupervisorMessage, CampaignEvent, CampaignState> {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ActorContext<SupervisorMessage> context;
  private final CampaignSettings settings;
  private final Crew crew;
  private final InstantSource clock;
  private final Course course;
  private final Progress progress;
  private final Deque<RequestWalk> idle = new ArrayDeque<>();
  private final List<ActorRef<CampaignOver>> waiting = new ArrayList<>();
  private Optional<Outcome> stuck = Optional.empty();
  private int fitting = -1;

  private Supervisor(
      ActorContext<SupervisorMessage> context,
      CampaignSettings settings,
      Crew crew,
      Archive archive) {
    super(
        persistenceId(settings.name()),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.settings = settings;
    this.crew = crew;
    this.clock = archive.clock();
    this.course = new Course(settings);
    this.progress = new Progress(LEASE, archive.datasetHash());
  }

  /**
   * What the supervisor needs to write history: the time, and the identity of a dataset.
   *
   * @param clock read when something is decided
   * @param datasetHash of labelled structures in canonical order
   */
  public record Archive(
      InstantSource clock, Function<List<LabeledStructure>, String> datasetHash) {}

  /** The supervisor of a campaign. */
  public static Behavior<SupervisorMessage> create(
      CampaignSettings settings, Crew crew, Archive archive) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new CheckWalks(), CHECK);
                  return new Supervisor(context, settings, crew, archive);
                }));
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
  public SignalHandler<CampaignState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), state -> context.getSelf().tell(new Begin()))
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
        yield Effect().none();
      }
      case RoundChosen choice -> {
        progress.chosen(choice.round(), choice.selections());
        label(choice);
        yield proceeded(state);
      }
      case RoundLabeled round -> {
        progress.labeled(round.round(), round.labeled());
        yield proceeded(state);
      }
      case Fitted fit -> fitted(state, fit);
      case FitFailed failure -> {
        stop(new Outcome.Stuck("fit " + failure.version() + ": " + failure.reason()));
        yield Effect().none();
      }
      case CheckWalks check -> checked(state);
      case ExplorerGone gone -> {
        idle.removeIf(request -> request.explorer().equals(gone.explorer()));
        progress.gone(gone.explorer());
        yield proceeded(state);
      }
      case AwaitEnd wait -> {
        waiting.add(wait.replyTo());
        tellEnd(state);
        yield Effect().none();
      }
    };
  }

  /** Recovery is over: say what changed, and ask the others where they stand. */
  private Effect<CampaignEvent, CampaignState> begun(CampaignState state) {
    List<CampaignEvent> events = new ArrayList<>();
    if (state.started().isPresent()) {
      events.add(new CampaignResumed(now()));
    }
    course.beginning(state, now()).ifPresent(events::add);
    return Effect()
        .persist(events)
        .thenRun(
            after -> {
              after.rounds().forEach(this::await);
              proceed();
            });
  }

  private Effect<CampaignEvent, CampaignState> proceeded(CampaignState state) {
    if (state.started().isEmpty() || !settings.text().equals(state.settings())) {
      return Effect().none();
    }
    if (state.ended().isPresent()) {
      return Effect().none().thenRun(this::tellEnd);
    }
    grantAll(state);
    fitNext(state);
    if (!allExpected(state)) {
      return Effect().none();
    }
    Optional<RoundOpened> round = course.nextRound(state, progress, now());
    if (round.isPresent()) {
      return Effect().persist(round.get()).thenRun(after -> await(round.get()));
    }
    Optional<CampaignEnded> end = course.end(state, progress, now());
    return end.isPresent() ? Effect().persist(end.get()).thenRun(this::tellEnd) : Effect().none();
  }

  private boolean allExpected(CampaignState state) {
    return state.rounds().stream().allMatch(round -> progress.isExpected(round.round()));
  }

  private Effect<CampaignEvent, CampaignState> requested(CampaignState state, RequestWalk request) {
    context.watchWith(request.replyTo(), new ExplorerGone(request.explorer()));
    idle.removeIf(earlier -> earlier.explorer().equals(request.explorer()));
    idle.add(request);
    return proceeded(state);
  }

  private Effect<CampaignEvent, CampaignState> fitted(CampaignState state, Fitted fit) {
    if (fit.version() != state.fits().size()) {
      return Effect().none();
    }
    return Effect()
        .persist(new PotentialFitted(fit.version(), fit.potential(), fit.report(), now()))
        .thenRun(after -> proceed());
  }

  private Effect<CampaignEvent, CampaignState> checked(CampaignState state) {
    for (WalkId walk : progress.expire(now())) {
      context.getLog().warn("walk {}: its explorer fell silent; it is handed out again", walk);
    }
    return proceeded(state);
  }

  private void await(RoundOpened round) {
    crew.librarian()
        .tell(
            new AwaitRound(
                round.round(), round.walks(), round.quotas(), round.seed(), context.getSelf()));
  }

  private void label(RoundChosen choice) {
    crew.pool().tell(new LabelRound(choice.round(), choice.selections(), context.getSelf()));
  }

  private void grantAll(CampaignState state) {
    while (!idle.isEmpty()) {
      RequestWalk request = idle.peek();
      Optional<Walk> walk = progress.grant(request.explorer(), now());
      if (walk.isEmpty()) {
        return;
      }
      idle.remove();
      request
          .replyTo()
          .tell(new StartWalk(walk.get(), settings.walks(), potential(state, walk.get())));
    }
  }

  private static Optional<String> potential(CampaignState state, Walk walk) {
    return switch (walk.motion()) {
      case Motion.Perturbed none -> Optional.empty();
      case Motion.Strained strained ->
          Optional.of(state.fits().get(strained.potential()).potential());
      case Motion.Dynamics dynamics ->
          Optional.of(state.fits().get(dynamics.potential()).potential());
    };
  }

  private void fitNext(CampaignState state) {
    int version = state.fits().size();
    if (fitting < version) {
      progress
          .labeledUpTo(version)
          .ifPresent(
              rounds -> {
                fitting = version;
                crew.fitter().tell(new Fit(version, rounds, context.getSelf()));
              });
    }
  }

  private void stop(Outcome outcome) {
    stuck = Optional.of(outcome);
    waiting.forEach(ref -> ref.tell(new CampaignOver(outcome)));
    waiting.clear();
  }

  private void tellEnd(CampaignState state) {
    state
        .ended()
        .map(end -> (Outcome) new Outcome.Complete(end.reason(), end.datasetHash()))
        .or(() -> stuck)
        .ifPresent(this::stop);
  }

  private void proceed() {
    context.getSelf().tell(new Proceed());
  }

  private Instant now() {
    return clock.instant();
  }
}
