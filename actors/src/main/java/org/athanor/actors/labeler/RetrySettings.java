package org.athanor.actors.labeler;

import java.time.Duration;
import java.util.List;
import org.athanor.protocol.label.Failure;

/**
 * How often a structure is tried again, cause by cause, before it is given up.
 *
 * @param notConverged tries again after no convergence
 * @param outOfTime tries again after a time-out
 * @param crashed tries again after a crash
 * @param unreadable tries again after unreadable output
 * @param unphysical tries again after numbers that cannot be right
 * @param lost tries again after the labeler was lost
 * @param pause how long nobody labels when the reference itself is unavailable
 */
public record RetrySettings(
    int notConverged,
    int outOfTime,
    int crashed,
    int unreadable,
    int unphysical,
    int lost,
    Duration pause) {
  /**
   * Whether to try once more.
   *
   * @param earlier why earlier attempts failed
   * @param failure why the latest did
   */
  public boolean again(List<Failure> earlier, Failure failure) {
    long times =
        earlier.stream().filter(other -> other.getClass().equals(failure.getClass())).count();
    return times < allowed(failure);
  }

  private int allowed(Failure failure) {
    return switch (failure) {
      case Failure.NotConverged cause -> notConverged;
      case Failure.OutOfTime cause -> outOfTime;
      case Failure.Crashed cause -> crashed;
      case Failure.Unavailable cause -> Integer.MAX_VALUE;
      case Failure.Unreadable cause -> unreadable;
      case Failure.Unphysical cause -> unphysical;
      case Failure.Lost cause -> lost;
    };
  }
}
