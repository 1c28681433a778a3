package org.athanor.sims.walk;

import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.sims.relaxation.FireState;

/**
 * A walk in the making, step by step; for one thread.
 *
 * <p>Stopped after any step, saved by {@link #state} and started again from that it makes the same
 * candidates and ends in the same way, to the bit.
 */
public final class WalkRun {
  private final Course course;
  private final List<Candidate> candidates;
  private Leg leg;

  private WalkRun(Course course, WalkState state) {
    this.course = course;
    this.candidates = new ArrayList<>(state.candidates());
    this.leg = Leg.of(course, state.stage());
  }

  /** A walk at its start. */
  public static WalkRun start(Course course) {
    WalkState.Stage first =
        switch (course.walk().motion()) {
          case Motion.Perturbed _ -> new WalkState.Deforming(0, course.walk().start(), 0);
          case Motion.Strained _, Motion.Dynamics _ ->
              new WalkState.Relaxing(FireState.at(course.walk().start()));
        };
    return new WalkRun(course, new WalkState(List.of(), first));
  }

  /** A walk that goes on from {@code state}. */
  public static WalkRun restored(Course course, WalkState state) {
    return new WalkRun(course, state);
  }

  /** Whether there is nothing left to do. */
  public boolean hasEnded() {
    return leg.stage() instanceof WalkState.Ended;
  }

  /** One step of relaxation or dynamics, or one deformation; nothing once it has ended. */
  public void advance() {
    leg =
        leg.advance(
            (step, structure) -> candidates.add(new Candidate(candidates.size(), step, structure)));
  }

  /** All that is needed to go on from here. */
  public WalkState state() {
    return new WalkState(candidates, leg.stage());
  }

  /**
   * What the walk brought home.
   *
   * @param seconds of one core that it took
   * @throws IllegalStateException before its end
   */
  public WalkOutcome outcome(double seconds) {
    if (!(leg.stage() instanceof WalkState.Ended ended)) {
      throw new IllegalStateException(
          "walk " + course.walk().id() + ": asked for its outcome before its end");
    }
    return new WalkOutcome(course.walk().id(), candidates, ended.ending(), ended.steps(), seconds);
  }
}
