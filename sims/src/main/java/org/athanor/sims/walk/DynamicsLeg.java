package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;

/**
 * Langevin dynamics, a candidate now and then.
 *
 * <p>A bias is switched on in proportion to the steps until the first candidate is due. Near a
 * perfect crystal the entropy's gradient grows like one over the displacements: the full bias would
 * kick the atoms of a freshly relaxed cell with tens of eV/Å.
 *
 * <p>Where the guard of grades stops it, the structure that did is its last candidate: it is what
 * the potential knows least about.
 */
final class DynamicsLeg implements Leg {
  private final Course course;
  private final Fence fence;
  private final Surface surface;
  private final Trajectory trajectory;
  private final int relaxationSteps;

  DynamicsLeg(Course course, Motion.Dynamics motion, WalkState.Moving from) {
    this.course = course;
    this.fence = course.dynamicsFence();
    this.surface = course.surface(motion.bias());
    surface.shareOfBias(share(from.dynamics().step()));
    this.trajectory =
        new Trajectory(from.dynamics(), surface, course.langevin(motion.temperature()));
    this.relaxationSteps = from.relaxationSteps();
  }

  @Override
  public WalkState.Stage stage() {
    return new WalkState.Moving(relaxationSteps, trajectory.state());
  }

  @Override
  public Leg advance(Basket basket) {
    surface.shareOfBias(share(trajectory.step() + 1));
    trajectory.advance();
    Optional<Ending.Guarded> breach = fence.motion(trajectory);
    if (breach.isPresent()) {
      return ended(breach.get());
    }
    Optional<Ending.Guarded> unknown = fence.grade(trajectory);
    if (unknown.isPresent()) {
      basket.add(trajectory.step(), trajectory.structure());
      return ended(unknown.get());
    }
    if (trajectory.step() % course.settings().every() == 0) {
      basket.add(trajectory.step(), trajectory.structure());
    }
    return trajectory.step() < course.settings().steps() ? this : ended(new Ending.Completed());
  }

  private double share(int step) {
    return Math.min(1, (double) step / course.settings().every());
  }

  private Leg ended(Ending ending) {
    return new EndedLeg(new WalkState.Ended(relaxationSteps + trajectory.step(), ending));
  }
}
