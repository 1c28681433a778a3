package org.athanor.sims.reference;

import java.util.List;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** Another reference, whose absurd labels become {@link Failure.Unphysical}. */
public final class CheckedReference implements Reference {
  private final Reference reference;
  private final LabelLimits limits;

  /** Checks every label of {@code reference} against the limits. */
  public CheckedReference(Reference reference, LabelLimits limits) {
    this.reference = reference;
    this.limits = limits;
  }

  @Override
  public ReferenceIdentity identity() {
    return reference.identity();
  }

  @Override
  public void stored(Structure structure) {
    reference.stored(structure);
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, earlier);
    return switch (outcome) {
      case LabelOutcome.Labeled labeled -> checked(labeled, structure.size());
      case LabelOutcome.Failed failed -> failed;
    };
  }

  private LabelOutcome checked(LabelOutcome.Labeled labeled, int atoms) {
    return limits
        .objection(labeled.labels(), atoms)
        .<LabelOutcome>map(failure -> new LabelOutcome.Failed(failure, labeled.cost()))
        .orElse(labeled);
  }
}
