package org.athanor.actors.labeler;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.lease.Hold;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.Pulse;
import org.athanor.protocol.label.LabelerMessage.ReferenceReturned;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.KeepLabel;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;

/**
 * Pulls one structure at a time, has the reference label it on another thread, and delivers the
 * outcome until the pool has it on disk.
 */
public final class Labeler extends AbstractBehavior<LabelerMessage> {
  private static final Duration PULSE = Duration.ofSeconds(3);

  private final Desk desk;
  private final ActorRef<LabelerPoolMessage> pool;
  private final Reference reference;
  private final ExecutorService executor;
  private Optional<ReferenceReturned> undelivered = Optional.empty();

  /**
   * Who a labeler is.
   *
   * @param name under which leases run; no two labelers of a pool have the same
   * @param hold the label in hand: a labeler that finds one goes on with it
   */
  public record Desk(String name, Hold<StartLabel, ReferenceReturned> hold) {
    /** A labeler that stops with its work. */
    public static Desk named(String name) {
      return new Desk(name, Hold.ofOneLife());
    }
  }

  private Labeler(
      ActorContext<LabelerMessage> context,
      Desk desk,
      ActorRef<LabelerPoolMessage> pool,
      Reference reference,
      ExecutorService executor) {
    super(context);
    this.desk = desk;
    this.pool = pool;
    this.reference = reference;
    this.executor = executor;
    awaitReference();
    pulse();
  }

  /**
   * A labeler.
   *
   * @param executor where references are waited for; one of its threads is busy as long as a
   *     calculation takes, and is interrupted when that is cancelled
   */
  public static Behavior<LabelerMessage> create(
      Desk desk, ActorRef<LabelerPoolMessage> pool, Reference reference, ExecutorService executor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Pulse(), PULSE);
                  return new Labeler(context, desk, pool, reference, executor);
                }));
  }

  @Override
  public Receive<LabelerMessage> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::received)
        .onSignal(PostStop.class, signal -> left())
        .onSignal(PreRestart.class, signal -> left())
        .build();
  }

  private Behavior<LabelerMessage> left() {
    desk.hold().leave();
    return this;
  }

  private Optional<StartLabel> task() {
    return desk.hold().task();
  }

  private Behavior<LabelerMessage> received(LabelerMessage message) {
    switch (message) {
      case StartLabel start -> start(start);
      case ReferenceReturned returned -> deliver(returned);
      case LabelStored stored -> stored(stored);
      case Pulse pulse -> pulse();
    }
    return this;
  }

  private void start(StartLabel start) {
    if (task().isPresent()) {
      return; // Granted twice after a silence: one at a time, the lease of the other runs out.
    }
    CompletableFuture<ReferenceReturned> result = new CompletableFuture<>();
    Future<?> running = executor.submit(() -> run(start, result));
    desk.hold().begin(start, result, () -> running.cancel(true));
    awaitReference();
  }

  private void awaitReference() {
    desk.hold()
        .result()
        .ifPresent(run -> getContext().pipeToSelf(run, (returned, error) -> returned));
  }

  private void run(StartLabel start, CompletableFuture<ReferenceReturned> result) {
    long began = System.nanoTime();
    try {
      LabelOutcome outcome = outcome(start);
      Cost clocked = Cost.ofOneCore((System.nanoTime() - began) * 1e-9);
      Cost cost = outcome.cost().orElse(clocked);
      result.complete(new ReferenceReturned(start.id(), start.attempt(), outcome, cost));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private LabelOutcome outcome(StartLabel start) throws InterruptedException {
    try {
      return reference.label(start.structure(), start.earlier());
    } catch (RuntimeException | Error broken) {
      // A reference that breaks down must not take the campaign with it: it is a counted failure.
      // Errors as well: nobody else would hear of them on this thread.
      return new LabelOutcome.Failed(new Failure.Unreadable("the reference broke down: " + broken));
    }
  }

  private void deliver(ReferenceReturned returned) {
    undelivered = Optional.of(returned);
    pool.tell(
        new DeliverLabel(
            returned.id(),
            returned.attempt(),
            returned.outcome(),
            returned.cost(),
            getContext().getSelf()));
  }

  private void stored(LabelStored stored) {
    if (undelivered.filter(done -> acknowledges(stored, done)).isPresent()) {
      undelivered = Optional.empty();
      task().filter(done -> done.id().equals(stored.id())).ifPresent(this::settled);
      pulse();
    }
  }

  private void settled(StartLabel done) {
    executor.execute(() -> reference.stored(done.structure()));
    desk.hold().end();
  }

  private static boolean acknowledges(LabelStored stored, ReferenceReturned done) {
    return done.id().equals(stored.id()) && done.attempt() == stored.attempt();
  }

  private void pulse() {
    task()
        .ifPresentOrElse(
            start -> pool.tell(new KeepLabel(start.id(), start.attempt(), desk.name())),
            this::request);
    undelivered.ifPresent(this::deliver);
  }

  private void request() {
    pool.tell(new RequestLabel(desk.name(), getContext().getSelf()));
  }
}
