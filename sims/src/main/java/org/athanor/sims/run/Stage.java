package org.athanor.sims.run;

import akka.Done;
import akka.actor.ActorRef;
import akka.actor.CoordinatedShutdown;
import akka.actor.PoisonPill;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Adapter;
import akka.event.Logging;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the actors of a process play. */
public final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private Stage() {}

  /**
   * Starts actors. An interrupt (Ctrl-C) is no disturbance: whoever waits for something next hears
   * of it, and ends them in order.
   *
   * @param settings of this process, before those of every one
   */
  public static <T> ActorSystem<T> open(Behavior<T> root, Config settings) {
    Config whole =
        settings
            .withFallback(ConfigFactory.parseResources("run.conf"))
            .withFallback(ConfigFactory.load());
    CompletableFuture<ActorSystem<T>> made = new CompletableFuture<>();
    // On a thread of its own: Akka waits for its loggers, and gives up with a trace when
    // interrupted.
    Thread.ofPlatform()
        .name("curtain")
        .start(
            () ->
                made.completeAsync(
                    () -> ActorSystem.create(root, "athanor", whole), Runnable::run));
    try {
      return made.join(); // Not interruptible.
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /**
   * Runs something when a system begins to end, whoever ends it: this process, or its cluster,
   * which takes it for dead. That it has ended may never be heard.
   */
  public static void whenEnding(ActorSystem<?> system, Runnable task) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "tell the process",
            () -> {
              task.run();
              return CompletableFuture.completedFuture(Done.done());
            });
  }

  /**
   * Ends actors, and waits until they have. An interrupt ends the waiting, and is kept.
   *
   * @throws IllegalStateException if they have not after half a minute
   */
  public static void end(ActorSystem<?> system) {
    system.terminate();
    try {
      if (!hasEnded(system, GOODBYE)) {
        stopStreams(system);
        if (!hasEnded(system, FAREWELL)) {
          throw new IllegalStateException(
              "the actors did not end within " + GOODBYE.plus(FAREWELL).toSeconds() + " s");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasEnded(ActorSystem<?> system, Duration within)
      throws InterruptedException {
    try {
      system
          .getWhenTerminated()
          .toCompletableFuture()
          .get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the actors ended with a failure", e.getCause());
    }
  }

  /**
   * Remoting waits without limit for its streams to close, and one that is encrypted may wait for a
   * goodbye that never comes (Akka 2.8; bounded in Apache Pekko by its pull request 3317). The
   * actors of the campaign have ended by then, so there is nothing left that these could carry, nor
   * anything worth reading in what Akka says of it.
   */
  private static void stopStreams(ActorSystem<?> system) {
    LOG.info("remoting did not close its connections within {}; they are stopped", GOODBYE);
    akka.actor.ActorSystem classic = Adapter.toClassic(system);
    classic.eventStream().setLogLevel(Logging.levelFor("off").get().asInt());
    classic
        .actorSelection("/system/Materializers/*/*")
        .tell(PoisonPill.getInstance(), ActorRef.noSender());
  }
}
