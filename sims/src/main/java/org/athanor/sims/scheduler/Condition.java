package org.athanor.sims.scheduler;

import java.time.Duration;
import java.util.Optional;

/** How a job stands, as far as its batch system says. */
sealed interface Condition {
  /**
   * It waits for its turn.
   *
   * @param reason as the batch system names it
   * @param hopeless whether that turn never comes
   */
  record Waiting(String reason, boolean hopeless) implements Condition {}

  /** It runs, or is about to end. */
  record Running() implements Condition {}

  /**
   * It has ended.
   *
   * @param ran how long it did, where the batch system knows
   */
  record Ended(Fate fate, String detail, Optional<Duration> ran) implements Condition {
    Ended(Fate fate, String detail) {
      this(fate, detail, Optional.empty());
    }

    Ended as(Fate other) {
      return new Ended(other, detail, ran);
    }
  }

  /** How jobs end. */
  enum Fate {
    /** By itself, and well. */
    DONE,
    /** By itself, and badly. */
    FAILED,
    /** Its time was over. */
    OUT_OF_TIME,
    /** It took more memory than it had asked for. */
    OUT_OF_MEMORY,
    /** Its node was lost. */
    NODE_LOST,
    /** It had to give way to another. */
    PREEMPTED,
    /** A person ended it. */
    CANCELLED,
    /** Nobody knows it any more. */
    UNKNOWN
  }
}
