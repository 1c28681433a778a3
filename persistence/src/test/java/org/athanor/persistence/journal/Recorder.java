package org.athanor.persistence.journal;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.athanor.protocol.label.LabelEvent;

/** A real actor system with one event-sourced entity that records lists of label events. */
final class Recorder implements AutoCloseable {
  /** The entity. */
  static final String ENTITY = "label";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Journal journal;
  private final ActorSystem<Append> system;

  /** Record these; the answer is how many events there are then. */
  record Append(List<LabelEvent> events, ActorRef<Integer> replyTo) {}

  Recorder(Path directory) {
    this(directory, new JournalPlace.Embedded());
  }

  Recorder(Path directory, JournalPlace place) {
    this(directory, place, ConfigFactory.empty());
  }

  /** With settings that go before the journal's own. */
  Recorder(Path directory, JournalPlace place, Config settings) {
    journal = Journal.open(directory, place);
    system =
        ActorSystem.create(
            Entity.create(),
            "recorder",
            settings.withFallback(journal.config()).withFallback(ConfigFactory.load()));
  }

  Journal journal() {
    return journal;
  }

  /** Records events, and waits until they are acknowledged. */
  int record(List<LabelEvent> events) {
    return begin(events).join();
  }

  /** Records events; how many there are then, once they are acknowledged. */
  CompletableFuture<Integer> begin(List<LabelEvent> events) {
    return AskPattern.ask(
            system,
            (ActorRef<Integer> replyTo) -> new Append(events, replyTo),
            PATIENCE,
            system.scheduler())
        .toCompletableFuture();
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    journal.close();
  }

  private static final class Entity extends EventSourcedBehavior<Append, LabelEvent, Integer> {
    private Entity() {
      super(
          PersistenceId.ofUniqueId(ENTITY),
          SupervisorStrategy.restartWithBackoff(
              Duration.ofMillis(100), Duration.ofSeconds(1), 0.1));
    }

    static Behavior<Append> create() {
      return Behaviors.setup(context -> new Entity());
    }

    @Override
    public Integer emptyState() {
      return 0;
    }

    @Override
    public CommandHandler<Append, LabelEvent, Integer> commandHandler() {
      return newCommandHandlerBuilder()
          .forAnyState()
          .onCommand(
              Append.class,
              command ->
                  Effect()
                      .persist(command.events())
                      .thenRun(count -> command.replyTo().tell(count)))
          .build();
    }

    @Override
    public EventHandler<Integer, LabelEvent> eventHandler() {
      return (count, event) -> count + 1;
    }
  }
}
