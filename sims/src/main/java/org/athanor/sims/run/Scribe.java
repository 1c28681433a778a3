package org.athanor.sims.run;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.athanor.persistence.journal.Journal;

/**
 * Writes events into a journal through the same plugin as the entities themselves, so that they are
 * sealed as all others.
 */
public final class Scribe extends EventSourcedBehavior<Scribe.Write, Object, Integer> {
  /** As many in one commit. */
  private static final int PAGE = 200;

  private final List<?> events;
  private final ActorRef<Write> self;
  private final CompletableFuture<Integer> done;

  /** Write on. */
  public record Write() implements NoSerializationVerificationNeeded {}

  /**
   * The events of one entity.
   *
   * @param id of the entity
   * @param events all of them, in order
   */
  public record Volume(PersistenceId id, List<?> events) {}

  private Scribe(Volume volume, ActorRef<Write> self, CompletableFuture<Integer> done) {
    super(
        volume.id(),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.events = volume.events();
    this.self = self;
    this.done = done;
  }

  /**
   * Writes these volumes into an empty journal; they are on disk when this returns.
   *
   * @param journal held by this process
   */
  public static void write(List<Volume> volumes, Journal journal) {
    Config config =
        journal
            .config()
            .withFallback(ConfigFactory.parseResources("run.conf"))
            .withFallback(ConfigFactory.load());
    List<CompletableFuture<Integer>> done =
        volumes.stream().map(volume -> new CompletableFuture<Integer>()).toList();
    ActorSystem<Void> system = ActorSystem.create(all(volumes, done), "scribes", config);
    try {
      done.forEach(CompletableFuture::join);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static Behavior<Void> all(List<Volume> volumes, List<CompletableFuture<Integer>> done) {
    return Behaviors.setup(
        context -> {
          for (int k = 0; k < volumes.size(); k++) {
            Volume volume = volumes.get(k);
            CompletableFuture<Integer> end = done.get(k);
            context
                .spawn(
                    Behaviors.<Write>setup(own -> new Scribe(volume, own.getSelf(), end)),
                    "scribe-" + k)
                .tell(new Write());
          }
          return Behaviors.empty();
        });
  }

  @Override
  public Integer emptyState() {
    return 0;
  }

  @Override
  public CommandHandler<Write, Object, Integer> commandHandler() {
    return (written, write) -> {
      if (written == events.size()) {
        return Effect().none().thenRun(done::complete);
      }
      List<Object> page =
          List.copyOf(events.subList(written, Math.min(events.size(), written + PAGE)));
      return Effect().persist(page).thenRun(count -> self.tell(new Write()));
    };
  }

  @Override
  public EventHandler<Integer, Object> eventHandler() {
    return (count, event) -> count + 1;
  }
}
