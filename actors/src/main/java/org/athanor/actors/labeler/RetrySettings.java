package org.athanor.actors.labeler;

import java.time.Duration;
import java.util.List;
import org.athanor.protocol.label.Failure;

/**
 * How often a structure is tried again, cause by cause, before it is given up.
 *
 * @param tries again, after each cause
 * @param pause how long nobody labels when the reference itself is unavailable for the first time
 * @param longestPause each further time the pause is twice as long, up to this
 */
public record RetrySettings(Tries tries, Duration pause, Duration longestPause) {
  /**
   * How often it is tried again after the same cause.
   *
   * @param notConverged no convergence
   * @param outOfMemory too little memory
   * @param outOfTime a time-out
   * @param crashed a crash
   * @param unreadable unreadable output
   * @param unphysical numbers that cannot be right
   * @param geometryRefused a structure that the program will not compute
   * @param lost the labeler was lost
   */
  public record Tries(
      int notConverged,
      int outOfMemory,
      int outOfTime,
      int crashed,
      int unreadable,
      int unphysical,
      int geometryRefused,
      int lost) {}

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

  /**
   * How long nobody labels.
   *
   * @param before how often the reference was unavailable in a row before this time
   */
  public Duration pauseAfter(int before) {
    Duration next = pause;
    for (int k = 0; k < before && next.compareTo(longestPause) < 0; k++) {
      next = next.multipliedBy(2);
    }
    return next.compareTo(longestPause) < 0 ? next : longestPause;
  }

  private int allowed(Failure failure) {
    return switch (failure) {
      case Failure.NotConverged cause -> tries.notConverged;
      case Failure.OutOfMemory cause -> tries.outOfMemory;
      case Failure.OutOfTime cause -> tries.outOfTime;
      case Failure.Crashed cause -> tries.crashed;
      case Failure.Unavailable cause -> Integer.MAX_VALUE;
      case Failure.Unreadable cause -> tries.unreadable;
      case Failure.Unphysical cause -> tries.unphysical;
      case Failure.GeometryRefused cause -> tries.geometryRefused;
      case Failure.Lost cause -> tries.lost;
    };
  }
}
