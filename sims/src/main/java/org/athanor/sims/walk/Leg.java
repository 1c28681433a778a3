package org.athanor.sims.walk;

import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Motion;

/** A part of a walk, alive. */
interface Leg {
  /** Where candidates go. */
  @FunctionalInterface
  interface Basket {
    void add(int step, Structure structure);
  }

  /** Where it is. */
  WalkState.Stage stage();

  /** Makes one step and says which leg makes the next: this one or its successor. */
  Leg advance(Basket basket);

  /** The leg at that place of the course. */
  static Leg of(Course course, WalkState.Stage stage) {
    return switch (stage) {
      case WalkState.Relaxing relaxing -> new RelaxationLeg(course, relaxing);
      case WalkState.Moving moving ->
          switch (course.walk().motion()) {
            case Motion.Dynamics motion -> new DynamicsLeg(course, motion, moving);
            case Motion.Perturbed _, Motion.Strained _ -> throw wrong(course, stage);
          };
      case WalkState.Deforming deforming ->
          switch (course.walk().motion()) {
            case Motion.Perturbed motion ->
                new DeformationLeg(
                    course, Deformations.of(motion, course.walk().seed()), deforming);
            case Motion.Strained motion ->
                new DeformationLeg(
                    course, Deformations.of(motion, course.walk().seed()), deforming);
            case Motion.Dynamics _ -> throw wrong(course, stage);
          };
      case WalkState.Ended ended -> new EndedLeg(ended);
    };
  }

  private static IllegalArgumentException wrong(Course course, WalkState.Stage stage) {
    return new IllegalArgumentException(
        "walk "
            + course.walk().id()
            + ": expected a stage of "
            + course.walk().motion()
            + ", got "
            + stage.getClass().getSimpleName());
  }

  /** There is no next step. */
  record EndedLeg(WalkState.Ended stage) implements Leg {
    @Override
    public Leg advance(Basket basket) {
      return this;
    }
  }
}
