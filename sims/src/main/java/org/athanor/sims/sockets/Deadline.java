package org.athanor.sims.sockets;

import java.time.Duration;

/**
 * Until when the other side may be silent.
 *
 * @param limit how long that was in all
 * @param end by {@link System#nanoTime}
 */
record Deadline(Duration limit, long end) {
  static Deadline in(Duration limit) {
    return new Deadline(limit, System.nanoTime() + limit.toNanos());
  }

  /** In ms, rounded up; 0 or less once it has passed. */
  long remaining() {
    return Math.ceilDiv(end - System.nanoTime(), 1_000_000L);
  }
}
