package org.athanor.sims.run;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where the actors of a process play. */
public final class Stage {
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
}
