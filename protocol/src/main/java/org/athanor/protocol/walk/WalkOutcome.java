package org.athanor.protocol.walk;

import java.util.List;

/**
 * What a walk brought home.
 *
 * @param walk which walk
 * @param candidates in the order of the trajectory
 * @param ending why it ended
 * @param steps of dynamics and relaxation that were computed
 * @param seconds of one core that it took
 */
public record WalkOutcome(
    WalkId walk, List<Candidate> candidates, Ending ending, int steps, double seconds) {
  /** Copies the list. */
  public WalkOutcome {
    candidates = List.copyOf(candidates);
  }
}
