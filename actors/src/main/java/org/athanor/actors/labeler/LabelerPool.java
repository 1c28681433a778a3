package org.athanor.actors.labeler;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.actors.lease.Leases;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelQueue.Entry;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.CheckLabels;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.LabelerGone;
import org.athanor.protocol.label.LabelerPoolMessage.Recover;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;

/**
 * Keeps the durable queue of labels: hands them to labelers under leases, retries failures by their
 * cause, and gives up what cannot be labelled.
 *
 * <p>That a calculation starts is on disk before it does, and a label is acknowledged only after it
 * is, so nothing that was paid for is paid for twice.
 */
public final class LabelerPool
    extends EventSourcedBehavior<LabelerPoolMessage, LabelEvent, LabelQueue> {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ActorContext<LabelerPoolMessage> context;
  private final RetrySettings retries;
  private final Function<Structure, LabelId> identity;
  private final InstantSource clock;
  private final Leases<LabelId> leases = new Leases<>(LEASE);
  private final Deque<RequestLabel> idle = new ArrayDeque<>();
  private final Map<Integer, ActorRef<SupervisorMessage>> askers = new HashMap<>();
  private Instant pausedUntil = Instant.MIN;
  private boolean recovered;

  private LabelerPool(
      ActorContext<LabelerPoolMessage> context,
      String campaign,
      RetrySettings retries,
      Ledger ledger) {
    super(
        persistenceId(campaign),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.retries = retries;
    this.identity = ledger.identity();
    this.clock = ledger.clock();
  }

  /**
   * What the pool needs to keep its books: the time, and the identity of a label.
   *
   * @param clock read when something is decided
   * @param identity of a structure's label under the campaign's reference
   */
  public record Ledger(InstantSource clock, Function<Structure, LabelId> identity) {}

  /** The labeler pool of a campaign. */
  public static Behavior<LabelerPoolMessage> create(
      String campaign, RetrySettings retries, Ledger ledger) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new CheckLabels(), CHECK);
                  return new LabelerPool(context, campaign, retries, ledger);
                }));
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
  public SignalHandler<LabelQueue> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), state -> context.getSelf().tell(new Recover()))
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
      case RequestLabel request -> requested(queue, request);
      case KeepLabel keep -> {
        leases.keep(keep.id(), keep.labeler(), now());
        yield Effect().none();
      }
      case DeliverLabel delivery -> delivered(queue, delivery);
      case LabelerGone gone -> {
        idle.removeIf(request -> request.labeler().equals(gone.labeler()));
        yield lost(queue, leases.heldBy(gone.labeler()));
      }
      case CheckLabels check -> lost(queue, leases.expired(now()));
    };
  }

  /** What was in flight when the last process ended is lost, and waits again. */
  private Effect<LabelEvent, LabelQueue> recovered(LabelQueue queue) {
    recovered = true;
    List<LabelId> inFlight =
        queue.entries().values().stream()
            .filter(entry -> entry.status() instanceof Running)
            .map(entry -> entry.request().id())
            .sorted((a, b) -> queue.places().get(a).compareTo(queue.places().get(b)))
            .toList();
    return lost(queue, inFlight);
  }

  private Effect<LabelEvent, LabelQueue> asked(LabelQueue queue, LabelRound round) {
    askers.put(round.round(), round.replyTo());
    if (round.round() < queue.rounds().size()) {
      return Effect().none().thenRun(this::answerSettled);
    }
    List<LabelRequest> requests =
        round.selections().stream()
            .map(selection -> new LabelRequest(identity.apply(selection.structure()), selection))
            .toList();
    return then(List.of(new LabelsRequested(round.round(), requests, now())));
  }

  private Effect<LabelEvent, LabelQueue> requested(LabelQueue queue, RequestLabel request) {
    context.watchWith(request.replyTo(), new LabelerGone(request.labeler()));
    idle.removeIf(earlier -> earlier.labeler().equals(request.labeler()));
    idle.add(request);
    return handOut(queue);
  }

  /** Starts the first waiting label, if there is one and somebody to compute it. */
  private Effect<LabelEvent, LabelQueue> handOut(LabelQueue queue) {
    Optional<Entry> next = queue.firstWaiting();
    if (!recovered || idle.isEmpty() || next.isEmpty() || now().isBefore(pausedUntil)) {
      return Effect().none();
    }
    RequestLabel request = idle.remove();
    LabelId id = next.get().request().id();
    List<Failure> earlier = queue.earlier(id);
    int attempt = earlier.size() + 1;
    leases.grant(id, request.labeler(), now());
    Structure structure = next.get().request().selection().structure();
    return Effect()
        .persist(new LabelingStarted(id, attempt, request.labeler(), now()))
        .thenRun(
            (LabelQueue after) -> {
              request.replyTo().tell(new StartLabel(id, structure, attempt, earlier));
              context.getSelf().tell(new CheckLabels());
            });
  }

  private Effect<LabelEvent, LabelQueue> delivered(LabelQueue queue, DeliverLabel delivery) {
    LabelStored stored = new LabelStored(delivery.id(), delivery.attempt());
    List<LabelEvent> events = decided(queue, delivery);
    leases.release(delivery.id());
    return Effect()
        .persist(events)
        .thenRun(
            (LabelQueue after) -> {
              delivery.replyTo().tell(stored);
              answerSettled(after);
              context.getSelf().tell(new CheckLabels());
            });
  }

  private List<LabelEvent> decided(LabelQueue queue, DeliverLabel delivery) {
    Optional<LabelStatus> status = queue.status(delivery.id());
    if (status.isEmpty() || status.get().settled()) {
      return List.of(); // A second delivery: the first is on disk.
    }
    return switch (delivery.outcome()) {
      case LabelOutcome.Labeled label ->
          List.of(
              new StructureLabeled(
                  delivery.id(), delivery.attempt(), label.labels(), delivery.seconds(), now()));
      case LabelOutcome.Failed failed ->
          status.get() instanceof Running running && running.attempt() == delivery.attempt()
              ? failed(queue, delivery.id(), failed.failure(), delivery.seconds())
              : List.of(); // It was given up as lost in the meantime, and is counted as that.
    };
  }

  private List<LabelEvent> failed(LabelQueue queue, LabelId id, Failure failure, double seconds) {
    List<Failure> earlier = queue.earlier(id);
    List<LabelEvent> events = new ArrayList<>();
    events.add(new LabelingFailed(id, earlier.size() + 1, failure, seconds, now()));
    if (failure instanceof Failure.Unavailable unavailable) {
      pausedUntil = now().plus(retries.pause());
      context
          .getLog()
          .warn("the reference is unavailable ({}); next try at {}", unavailable, pausedUntil);
    } else if (!retries.again(earlier, failure)) {
      context.getLog().warn("structure {} is quarantined: {}", id.brief(), failure);
      events.add(new StructureQuarantined(id, failure, now()));
    }
    return events;
  }

  private Effect<LabelEvent, LabelQueue> lost(LabelQueue queue, List<LabelId> ids) {
    List<LabelEvent> events = new ArrayList<>();
    for (LabelId id : ids) {
      leases.release(id);
      if (queue.status(id).orElseThrow() instanceof Running running) {
        events.addAll(failed(queue, id, new Failure.Lost(running.labeler()), 0));
      }
    }
    return events.isEmpty() ? handOut(queue) : then(events);
  }

  private Effect<LabelEvent, LabelQueue> then(List<LabelEvent> events) {
    return Effect()
        .persist(events)
        .thenRun(
            (LabelQueue after) -> {
              answerSettled(after);
              context.getSelf().tell(new CheckLabels());
            });
  }

  private void answerSettled(LabelQueue queue) {
    for (Integer round : List.copyOf(askers.keySet())) {
      if (round < queue.rounds().size() && queue.settled(queue.rounds().get(round))) {
        askers
            .remove(round)
            .tell(new RoundLabeled(round, queue.labeled(queue.rounds().get(round))));
      }
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
