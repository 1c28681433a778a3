package org.athanor.actors.explorer;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.actors.lease.Hold;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.KeepWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.DeliverWalk;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.EngineFailed;
import org.athanor.protocol.walk.ExplorerMessage.EngineReturned;
import org.athanor.protocol.walk.ExplorerMessage.Pulse;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/**
 * Pulls one walk at a time, runs it beside its own thread, and delivers the outcome until the
 * librarian has it on disk. Only then it asks for the next, so explorers can never run ahead of the
 * librarian.
 */
public final class Explorer extends AbstractBehavior<ExplorerMessage> {
  private static final Duration PULSE = Duration.ofSeconds(3);
  private static final int TRIES = 2;

  private final Desk desk;
  private final Places places;
  private final WalkEngine engine;
  private final Executor executor;
  private Optional<WalkOutcome> undelivered = Optional.empty();
  private int failures;

  /** Whom an explorer asks for walks, and to whom it brings them. */
  public record Places(
      ActorRef<SupervisorMessage> supervisor, ActorRef<LibrarianMessage> librarian) {}

  /**
   * Who an explorer is.
   *
   * @param name under which leases run; no two explorers of a campaign have the same
   * @param hold the walk in hand: an explorer that finds one goes on with it
   */
  public record Desk(String name, Hold<StartWalk, Optional<WalkOutcome>> hold) {
    /** An explorer that stops with its work. */
    public static Desk named(String name) {
      return new Desk(name, Hold.ofOneLife());
    }
  }

  private Explorer(
      ActorContext<ExplorerMessage> context,
      Desk desk,
      Places places,
      WalkEngine engine,
      Executor executor) {
    super(context);
    this.desk = desk;
    this.places = places;
    this.engine = engine;
    this.executor = executor;
    task().ifPresent(this::awaitEngine);
    pulse();
  }

  /**
   * An explorer.
   *
   * @param executor where walks are computed; one of its threads is busy as long as a walk takes
   */
  public static Behavior<ExplorerMessage> create(
      Desk desk, Places places, WalkEngine engine, Executor executor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Pulse(), PULSE);
                  return new Explorer(context, desk, places, engine, executor);
                }));
  }

  @Override
  public Receive<ExplorerMessage> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::received)
        .onSignal(PostStop.class, signal -> left())
        .onSignal(PreRestart.class, signal -> left())
        .build();
  }

  private Behavior<ExplorerMessage> left() {
    desk.hold().leave();
    return this;
  }

  private Optional<StartWalk> task() {
    return desk.hold().task();
  }

  private Behavior<ExplorerMessage> received(ExplorerMessage message) {
    switch (message) {
      case StartWalk start -> start(start);
      case EngineReturned returned -> {
        if (isAt(returned.walk())) {
          returned.outcome().ifPresent(this::deliver);
        }
      }
      case EngineFailed failure -> {
        if (isAt(failure.walk())) {
          failed(failure);
        }
      }
      case WalkStored stored -> stored(stored);
      case Pulse pulse -> pulse();
    }
    return this;
  }

  /** What an engine says of another walk was started before a restart. */
  private boolean isAt(WalkId walk) {
    return task().filter(start -> start.walk().id().equals(walk)).isPresent();
  }

  private void start(StartWalk start) {
    if (task().isPresent()) {
      return; // Granted twice after a silence: one walk at a time, the lease of the other runs out.
    }
    failures = 0;
    walk(start);
  }

  private void walk(StartWalk start) {
    AtomicBoolean cancelled = new AtomicBoolean();
    desk.hold()
        .begin(
            start,
            CompletableFuture.supplyAsync(() -> outcome(start, cancelled::get), executor),
            () -> cancelled.set(true));
    awaitEngine(start);
  }

  private void awaitEngine(StartWalk start) {
    desk.hold()
        .result()
        .ifPresent(
            run ->
                getContext()
                    .pipeToSelf(
                        run,
                        (outcome, error) ->
                            error == null
                                ? new EngineReturned(start.walk().id(), outcome)
                                : new EngineFailed(start.walk().id(), String.valueOf(error))));
  }

  private Optional<WalkOutcome> outcome(StartWalk start, BooleanSupplier cancelled) {
    Optional<Potential> potential = start.potential().map(text -> potential(text, start.seen()));
    return engine.run(start.walk(), start.settings(), potential, cancelled);
  }

  private static Potential potential(String text, Optional<ActiveSets> seen) {
    ParametricPotential fitted = PotentialText.read(text);
    return fitted instanceof LinearPotential linear && seen.isPresent()
        ? new GradedPotential(linear, seen.get())
        : fitted;
  }

  private void failed(EngineFailed failure) {
    failures++;
    getContext().getLog().error("walk {} broke down: {}", failure.walk(), failure.detail());
    if (failures < TRIES) {
      task().ifPresent(this::walk);
    } else {
      deliver(
          new WalkOutcome(failure.walk(), List.of(), new Ending.Crashed(failure.detail()), 0, 0));
    }
  }

  private void deliver(WalkOutcome outcome) {
    undelivered = Optional.of(outcome);
    places.librarian().tell(new DeliverWalk(outcome, desk.name(), getContext().getSelf()));
  }

  private void stored(WalkStored stored) {
    if (undelivered.filter(outcome -> outcome.walk().equals(stored.walk())).isPresent()) {
      undelivered = Optional.empty();
      desk.hold().end();
      request();
    }
  }

  private void pulse() {
    task()
        .ifPresentOrElse(
            start -> places.supervisor().tell(new KeepWalk(start.walk().id(), desk.name())),
            this::request);
    undelivered.ifPresent(this::deliver);
  }

  private void request() {
    places.supervisor().tell(new RequestWalk(desk.name(), getContext().getSelf()));
  }
}
