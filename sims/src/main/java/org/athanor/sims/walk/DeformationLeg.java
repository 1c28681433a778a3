package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Ending;

/** Deforms one structure again and again; every deformation that passes the guards is proposed. */
final class DeformationLeg implements Leg {
  private final Course course;
  private final Deformations deformations;
  private final WalkState.Deforming stage;

  DeformationLeg(Course course, Deformations deformations, WalkState.Deforming stage) {
    this.course = course;
    this.deformations = deformations;
    this.stage = stage;
  }

  @Override
  public WalkState.Stage stage() {
    return stage;
  }

  @Override
  public Leg advance(Basket basket) {
    int index = stage.next();
    if (index >= deformations.count()) {
      return ended(new Ending.Completed());
    }
    Structure structure = deformations.apply(stage.origin(), index);
    Optional<Ending.Guarded> breach =
        course.fence().geometry(index, structure.cell(), structure.positions().toArray());
    if (breach.isPresent()) {
      return ended(breach.get());
    }
    basket.add(0, structure);
    return new DeformationLeg(
        course, deformations, new WalkState.Deforming(stage.steps(), stage.origin(), index + 1));
  }

  private Leg ended(Ending ending) {
    return new EndedLeg(new WalkState.Ended(stage.steps(), ending));
  }
}
