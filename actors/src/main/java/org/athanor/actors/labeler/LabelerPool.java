package org.athanor.actors.labeler;

import akka.actor.typed.ActorRef;
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
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.LabelsHome;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelQueue.Entry;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus.Done;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.CheckLabels;
import org.athanor.protocol.label.LabelerPoolMessage.Close;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.LabelerGone;
import org.athanor.protocol.label.LabelerPoolMessage.Reconsider;
import org.athanor.protocol.label.LabelerPoolMessage.Recover;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;
import org.athanor.protocol.label.LabelerPoolMessage.RoundLookedUp;

/**
 * Keeps the durable queue of labels: hands them to labelers under leases, retries failures by their
 * cause, and gives up what cannot be labelled.
 *
 * <p>That a calculation starts is on disk before it does, and a label is acknowledged only after it
 * is, so nothing that was paid for is paid for twice.
 */
public final class LabelerPool
    extends EventSourcedBehavior<LabelerPoolMessage, LabelEvent, LabelQueue> {
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ActorContext<LabelerPoolMessage> context;
  private final TimerScheduler<LabelerPoolMessage> timers;
  private final Allowance allowance;
  private final Triage triage;
  private final Function<Structure, LabelId> identity;
  private final InstantSource clock;
  private final Optional<Exchange> exchange;
  private final Roster roster = new Roster();
  private final Askers askers = new Askers();
  private Optional<ActorRef<SupervisorMessage>> closed = Optional.empty();
  private boolean recovered;

  private LabelerPool(
      ActorContext<LabelerPoolMessage> context,
      TimerScheduler<LabelerPoolMessage> timers,
      String campaign,
      Allowance allowance,
      Bookkeeping ledger) {
    super(
        persistenceId(campaign),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.timers = timers;
    this.allowance = allowance;
    this.triage = new Triage(allowance, ledger.clock(), context.getLog());
    this.identity = ledger.identity();
    this.clock = ledger.clock();
    this.exchange = ledger.shared().map(labels -> new Exchange(labels, context));
  }

  /** The labeler pool of a campaign. */
  public static Behavior<LabelerPoolMessage> create(
      String campaign, Allowance allowance, Bookkeeping ledger) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new LabelerPool(context, timers, campaign, allowance, ledger)));
  }

  /** Under which name the pool's events stand in the journal. */
  public static PersistenceId persistenceId(String campaign) {
    return PersistenceId.of("labels", campaign);
  }

  @Override
  public LabelQueue emptyState() {
    return LabelQueue.EMPTY;
  }

  @Override
  public EventHandler<LabelQueue, LabelEvent> eventHandler() {
    return LabelQueue::applied;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return Snapshots.retention();
  }

  @Override
  public SignalHandler<LabelQueue> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              // A restart after a failure of the journal has cancelled it.
              timers.startTimerWithFixedDelay(new CheckLabels(), CHECK);
              context.getSelf().tell(new Recover());
            })
        .build();
  }

  @Override
  public CommandHandler<LabelerPoolMessage, LabelEvent, LabelQueue> commandHandler() {
    return this::handled;
  }

  private Effect<LabelEvent, LabelQueue> handled(LabelQueue queue, LabelerPoolMessage message) {
    return switch (message) {
      case Recover recover -> recovered(queue);
      case LabelRound round -> asked(queue, round);
      case RoundLookedUp round -> lookedUp(queue, round);
      case RequestLabel request -> requested(queue, request);
      case KeepLabel keep -> kept(queue, keep);
      case DeliverLabel delivery -> delivered(queue, delivery);
      case Close close -> {
        closed = Optional.of(close.replyTo());
        yield handOut(queue);
      }
      case Reconsider changed -> {
        allowance.change(changed.settings());
        yield Effect().none();
      }
      case LabelerGone gone -> {
        roster.forget(gone.labeler());
        yield lost(queue, roster.heldBy(gone.labeler()));
      }
      case CheckLabels check -> lost(queue, roster.silent(now()));
    };
  }

  /**
   * What an earlier life of the pool handed out may still be worked on: the labeler has one term to
   * say so, unless it already asked for something else.
   */
  private Effect<LabelEvent, LabelQueue> recovered(LabelQueue queue) {
    recovered = true;
    return lost(queue, roster.takeOver(queue, now()));
  }

  private Effect<LabelEvent, LabelQueue> asked(LabelQueue queue, LabelRound round) {
    if (round.round() > queue.rounds().size()) {
      // An earlier round's message went astray in a restart. Both will be asked for again.
      context.getLog().warn("round {} asks for labels before its turn", round.round());
      return Effect().none();
    }
    askers.add(round);
    if (round.round() < queue.rounds().size()) {
      return Effect().none().thenRun(askers::answer);
    }
    if (exchange.isEmpty()) {
      return lookedUp(queue, new RoundLookedUp(round, List.of()));
    }
    exchange.get().lookUp(round, requests(round).stream().map(LabelRequest::id).toList());
    return Effect().none();
  }

  private Effect<LabelEvent, LabelQueue> lookedUp(LabelQueue queue, RoundLookedUp answer) {
    LabelRound round = answer.round();
    if (round.round() < queue.rounds().size()) {
      return Effect().none().thenRun(askers::answer); // It was asked twice, and looked up twice.
    }
    return then(Exchange.settled(queue, answer, requests(round), now()));
  }

  private List<LabelRequest> requests(LabelRound round) {
    return round.selections().stream()
        .map(selection -> new LabelRequest(identity.apply(selection.structure()), selection))
        .toList();
  }

  private Effect<LabelEvent, LabelQueue> requested(LabelQueue queue, RequestLabel request) {
    context.watchWith(request.replyTo(), new LabelerGone(request.labeler()));
    List<LabelId> left = roster.leftBy(request.labeler());
    if (left.isEmpty() && !roster.heldBy(request.labeler()).isEmpty()) {
      return Effect().none(); // It asked again before the answer had reached it.
    }
    roster.free(request);
    return lost(queue, left);
  }

  private Effect<LabelEvent, LabelQueue> kept(LabelQueue queue, KeepLabel keep) {
    if (queue.status(keep.id()).orElse(null) instanceof Running running
        && running.attempt() == keep.attempt()
        && running.labeler().equals(keep.labeler())) {
      roster.started(keep.id(), keep.labeler(), now());
    }
    return Effect().none();
  }

  /** Starts the first waiting label, if there is one and somebody to compute it. */
  private Effect<LabelEvent, LabelQueue> handOut(LabelQueue queue) {
    Optional<Entry> next = queue.firstWaiting();
    if (closed.isPresent()) {
      return tellIfHome(queue);
    }
    if (!recovered || !roster.anyFree() || next.isEmpty() || triage.paused()) {
      return Effect().none();
    }
    RequestLabel request = roster.next();
    LabelId id = next.get().request().id();
    List<Failure> earlier = queue.earlier(id);
    int attempt = earlier.size() + 1;
    Structure structure = next.get().request().selection().structure();
    return Effect()
        .persist(new LabelingStarted(id, attempt, request.labeler(), now()))
        .thenRun(
            (LabelQueue after) -> {
              roster.started(id, request.labeler(), now());
              request.replyTo().tell(new StartLabel(id, structure, attempt, earlier));
              context.getSelf().tell(new CheckLabels());
            });
  }

  private Effect<LabelEvent, LabelQueue> tellIfHome(LabelQueue queue) {
    if (recovered && queue.statuses().stream().noneMatch(Running.class::isInstance)) {
      closed.orElseThrow().tell(new LabelsHome());
    }
    return Effect().none();
  }

  private Effect<LabelEvent, LabelQueue> delivered(LabelQueue queue, DeliverLabel delivery) {
    LabelStored stored = new LabelStored(delivery.id(), delivery.attempt());
    return Effect()
        .persist(triage.delivered(queue, delivery))
        .thenRun(
            (LabelQueue after) -> {
              // A late failure of an earlier attempt leaves the one that runs now alone.
              if (!(after.status(delivery.id()).orElse(null) instanceof Running)) {
                roster.ended(delivery.id());
              }
              delivery.replyTo().tell(stored);
              share(after, delivery.id());
              askers.answer(after);
              context.getSelf().tell(new CheckLabels());
            });
  }

  /** What is on disk may be of use to others. */
  private void share(LabelQueue queue, LabelId id) {
    if (queue.status(id).orElse(null) instanceof Done done) {
      exchange.ifPresent(open -> open.offer(id, done.labels()));
    }
  }

  private Effect<LabelEvent, LabelQueue> lost(LabelQueue queue, List<LabelId> ids) {
    List<LabelEvent> events = new ArrayList<>();
    for (LabelId id : ids) {
      roster.ended(id);
      events.addAll(triage.lost(queue, id));
    }
    return events.isEmpty() ? handOut(queue) : then(events);
  }

  private Effect<LabelEvent, LabelQueue> then(List<LabelEvent> events) {
    return Effect()
        .persist(events)
        .thenRun(
            (LabelQueue after) -> {
              askers.answer(after);
              context.getSelf().tell(new CheckLabels());
            });
  }

  private Instant now() {
    return clock.instant();
  }
}
