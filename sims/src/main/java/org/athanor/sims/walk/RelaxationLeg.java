package org.athanor.sims.walk;

import java.util.Locale;
import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.Relaxation;

/** Relaxes the start at the walk's pressure. */
final class RelaxationLeg implements Leg {
  private final Course course;
  private final Fire fire;

  RelaxationLeg(Course course, WalkState.Relaxing from) {
    this.course = course;
    this.fire = course.fire(from.fire(), course.fence());
  }

  @Override
  public WalkState.Stage stage() {
    return new WalkState.Relaxing(fire.state());
  }

  @Override
  public Leg advance(Basket basket) {
    Optional<Relaxation> end = fire.ended();
    if (end.isEmpty()) {
      fire.advance();
      return this;
    }
    return Leg.of(course, after(end.get()));
  }

  private WalkState.Stage after(Relaxation end) {
    return switch (end) {
      case Relaxation.Converged converged -> next(converged.steps(), converged.structure());
      case Relaxation.Stopped stopped -> new WalkState.Ended(stopped.steps(), stopped.breach());
      case Relaxation.OutOfSteps left ->
          notRelaxed(
              left.steps(),
              String.format(
                  Locale.ROOT,
                  "not relaxed after %d steps: largest force %.3g eV/Å, stress off by %.3g GPa",
                  left.steps(),
                  left.largestForce(),
                  left.stressGPa()));
      case Relaxation.NotFinite broken ->
          notRelaxed(
              broken.steps(),
              "the potential gave an energy, force or virial that is no finite number at step "
                  + broken.steps());
    };
  }

  private WalkState.Stage next(int steps, Structure relaxed) {
    return switch (course.walk().motion()) {
      case Motion.Dynamics motion -> {
        Noise noise = Noise.seeded(course.walk().seed(), 0);
        yield new WalkState.Moving(
            steps, DynamicsState.thermal(relaxed, motion.temperature(), noise));
      }
      case Motion.Strained _, Motion.Perturbed _ -> new WalkState.Deforming(steps, relaxed, 0);
    };
  }

  private static WalkState.Stage notRelaxed(int steps, String detail) {
    return new WalkState.Ended(steps, new Ending.NotRelaxed(detail));
  }
}
