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
import org.athanor.actors.engine.WalkEngine;
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

  private final String name;
  private final Places places;
  private final WalkEngine engine;
  private final Executor executor;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Optional<StartWalk> task = Optional.empty();
  private Optional<WalkOutcome> undelivered = Optional.empty();
  private int failures;

  /** Whom an explorer asks for walks, and to whom it brings them. */
  public record Places(
      ActorRef<SupervisorMessage> supervisor, ActorRef<LibrarianMessage> librarian) {}

  private Explorer(
      ActorContext<ExplorerMessage> context, Places places, WalkEngine engine, Executor executor) {
    super(context);
    this.name = context.getSelf().path().name();
    this.places = places;
    this.engine = engine;
    this.executor = executor;
    request();
  }

  /**
   * An explorer.
   *
   * @param executor where walks are computed; one of its threads is busy as long as a walk takes
   */
  public static Behavior<ExplorerMessage> create(
      Places places, WalkEngine engine, Executor executor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Pulse(), PULSE);
                  return new Explorer(context, places, engine, executor);
                }));
  }

  @Override
  public Receive<ExplorerMessage> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::received)
        .onSignal(PostStop.class, signal -> cancelled())
        .onSignal(PreRestart.class, signal -> cancelled())
        .build();
  }

  private Behavior<ExplorerMessage> cancelled() {
    stopped.set(true);
    return this;
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
    return task.filter(start -> start.walk().id().equals(walk)).isPresent();
  }

  private void start(StartWalk start) {
    if (task.isPresent()) {
      return; // Granted twice after a silence: one walk at a time, the lease of the other runs out.
    }
    task = Optional.of(start);
    failures = 0;
    walk(start);
  }

  private void walk(StartWalk start) {
    CompletableFuture<Optional<WalkOutcome>> run =
        CompletableFuture.supplyAsync(() -> outcome(start), executor);
    getContext()
        .pipeToSelf(
            run,
            (outcome, error) ->
                error == null
                    ? new EngineReturned(start.walk().id(), outcome)
                    : new EngineFailed(start.walk().id(), String.valueOf(error)));
  }

  private Optional<WalkOutcome> outcome(StartWalk start) {
    Optional<Potential> potential = start.potential().map(text -> potential(text, start.seen()));
    return engine.run(start.walk(), start.settings(), potential, stopped::get);
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
      task.ifPresent(this::walk);
    } else {
      deliver(
          new WalkOutcome(failure.walk(), List.of(), new Ending.Crashed(failure.detail()), 0, 0));
    }
  }

  private void deliver(WalkOutcome outcome) {
    undelivered = Optional.of(outcome);
    places.librarian().tell(new DeliverWalk(outcome, name, getContext().getSelf()));
  }

  private void stored(WalkStored stored) {
    if (undelivered.filter(outcome -> outcome.walk().equals(stored.walk())).isPresent()) {
      undelivered = Optional.empty();
      task = Optional.empty();
      request();
    }
  }

  private void pulse() {
    task.ifPresentOrElse(
        start -> places.supervisor().tell(new KeepWalk(start.walk().id(), name)), this::request);
    undelivered.ifPresent(this::deliver);
  }

  private void request() {
    places.supervisor().tell(new RequestWalk(name, getContext().getSelf()));
  }
}
