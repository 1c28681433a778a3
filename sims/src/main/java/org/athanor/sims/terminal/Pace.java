package org.athanor.sims.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.athanor.sims.status.LabelCounts;

/**
 * How fast labels come in, seen from the first status of this process on.
 *
 * @param from when that was
 * @param settled labels that were there or given up by then
 */
record Pace(Instant from, int settled) {
  private static final int FEWEST_LABELS = 3;
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  static Pace from(Instant now, LabelCounts labels) {
    return new Pace(now, settled(labels));
  }

  Duration elapsed(Instant now) {
    return Duration.between(from, now);
  }

  /** The time to the end of the budget at the pace so far; empty while that would be a guess. */
  Optional<Duration> left(Instant now, LabelCounts labels) {
    int gained = settled(labels) - settled;
    Duration elapsed = elapsed(now);
    if (gained < FEWEST_LABELS || elapsed.compareTo(SHORTEST) < 0) {
      return Optional.empty();
    }
    return labels
        .budget()
        .map(budget -> Math.max(0, budget - labels.done()))
        .map(missing -> Duration.ofMillis(elapsed.toMillis() * missing / gained));
  }

  private static int settled(LabelCounts labels) {
    return labels.done() + labels.quarantined();
  }
}
