package org.athanor.actors.restart;

import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;

/** Actors that break down are started again, a little later each time; five times at the most. */
public final class Restarts {
  private static final SupervisorStrategy STRATEGY =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1)
          .withMaxRestarts(5);

  private Restarts() {}

  /** The same actor, started again when it breaks down. */
  public static <T> Behavior<T> of(Behavior<T> behavior) {
    return Behaviors.supervise(behavior).onFailure(STRATEGY);
  }
}
