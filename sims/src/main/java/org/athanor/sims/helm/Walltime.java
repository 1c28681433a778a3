package org.athanor.sims.helm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;

/**
 * When a process that may run for so long has to stop: so early that it ends in order, and no label
 * is begun that would take longer than what is left, as far as the labels of the campaign tell.
 *
 * @param begun when the process began
 * @param time for which it may run
 * @param labelsEndWithIt whether calculations end with the process; jobs of a batch system do not
 */
public record Walltime(Instant begun, Duration time, boolean labelsEndWithIt) {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** By what a run that stops for it is said to have been stopped. */
  public static final String NAME = "--walltime-minutes";

  /** The last moment at which to stop: a tenth of the time, 60 s at most, is for going in order. */
  public Instant last() {
    Duration tenth = time.dividedBy(10);
    return begun.plus(time).minus(tenth.compareTo(MOST) < 0 ? tenth : MOST);
  }

  /** How to stop now; empty while there is time. */
  public Optional<StopPoint> due(Instant now, Chronicle chronicle) {
    if (!now.isBefore(last())) {
      return Optional.of(StopPoint.NOW);
    }
    return longest(chronicle)
        .filter(label -> fits(label) && now.plus(label).isAfter(last()))
        .map(label -> StopPoint.LABELS);
  }

  /** What to say at the beginning, if no label would fit into the whole time. */
  public Optional<String> caution(Chronicle chronicle) {
    return longest(chronicle)
        .filter(label -> !fits(label))
        .map(
            label ->
                NAME
                    + ": labels of this campaign took up to "
                    + label.toSeconds()
                    + " s, more than this run has; those under way at its end will be begun again");
  }

  private boolean fits(Duration label) {
    return label.compareTo(Duration.between(begun, last())) < 0;
  }

  private Optional<Duration> longest(Chronicle chronicle) {
    return labelsEndWithIt
        ? chronicle.charges().stream()
            .filter(charge -> charge.failure().isEmpty())
            .map(Charge::cost)
            .map(cost -> Duration.ofMillis(Math.round(1000 * cost.seconds())))
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }
}
