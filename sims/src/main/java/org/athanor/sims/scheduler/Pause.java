package org.athanor.sims.scheduler;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what no other process tells us of. */
public final class Pause {
  private Pause() {}

  /** Waits, or ends early by an interrupt. */
  public static void of(Duration time) throws InterruptedException {
    // Nobody counts it down: it ends by the clock or by an interrupt.
    boolean counted = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    if (counted) {
      throw new IllegalStateException("a latch that nobody knows was counted down");
    }
  }
}
