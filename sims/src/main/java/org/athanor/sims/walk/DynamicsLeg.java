package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.sims.dynamics.Trajectory;

/** Langevin dynamics, a candidate now and then. */
final class DynamicsLeg implements Leg {
  private final Course course;
  private final Fence fence;
  private final Trajectory trajectory;
  private final int relaxationSteps;

  DynamicsLeg(Course course, Motion.Dynamics motion, WalkState.Moving from) {
    this.course = course;
    this.fence = course.fence();
    this.trajectory = course.trajectory(from.dynamics(), motion);
    this.relaxationSteps = from.relaxationSteps();
  }

  @Override
  public WalkState.Stage stage() {
    return new WalkState.Moving(relaxationSteps, trajectory.state());
  }

  @Override
  public Leg advance(Basket basket) {
    trajectory.advance();
    Optional<Ending.Guarded> breach = fence.motion(trajectory);
    if (breach.isPresent()) {
      return ended(breach.get());
    }
    if (trajectory.step() % course.settings().every() == 0) {
      basket.add(trajectory.step(), trajectory.structure());
    }
    return trajectory.step() < course.settings().steps() ? this : ended(new Ending.Completed());
  }

  private Leg ended(Ending ending) {
    return new EndedLeg(new WalkState.Ended(relaxationSteps + trajectory.step(), ending));
  }
}
