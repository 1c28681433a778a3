package org.athanor.sims.cli;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.journal.Journal;
import org.athanor.sims.status.Story;

/** Writes a story into a real journal, as a campaign's actors would. */
public final class Recorder {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Recorder() {}

  /** Record these; answered when they are on disk. */
  private record Append(List<?> events, ActorRef<Integer> replyTo) {}

  /** Writes all events of the story, after those that are there. */
  public static void record(Story.Told story, Path directory) {
    try (Journal journal = Journal.open(directory)) {
      record(Supervisor.persistenceId("silicon"), story.campaign(), journal);
      record(Librarian.persistenceId("silicon"), story.library(), journal);
      record(LabelerPool.persistenceId("silicon"), story.labels(), journal);
    }
  }

  private static void record(PersistenceId id, List<?> events, Journal journal) {
    ActorSystem<Append> system =
        ActorSystem.create(
            Behaviors.setup(context -> new Entity(id)),
            "recorder",
            journal.config().withFallback(ConfigFactory.load()));
    try {
      AskPattern.ask(
              system,
              (ActorRef<Integer> replyTo) -> new Append(events, replyTo),
              PATIENCE,
              system.scheduler())
          .toCompletableFuture()
          .join();
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static final class Entity extends EventSourcedBehavior<Append, Object, Integer> {
    Entity(PersistenceId id) {
      super(id);
    }

    @Override
    public Integer emptyState() {
      return 0;
    }

    @Override
    public CommandHandler<Append, Object, Integer> commandHandler() {
      return newCommandHandlerBuilder()
          .forAnyState()
          .onCommand(
              Append.class,
              command ->
                  Effect()
                      .persist(List.<Object>copyOf(command.events()))
                      .thenRun(count -> command.replyTo().tell(count)))
          .build();
    }

    @Override
    public EventHandler<Integer, Object> eventHandler() {
      return (count, event) -> count + 1;
    }
  }
}
