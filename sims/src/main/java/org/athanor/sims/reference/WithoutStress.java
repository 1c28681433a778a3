package org.athanor.sims.reference;

import java.util.List;
import java.util.Optional;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * Another reference whose stress is not to be trusted, such as plane waves at a low cutoff: its
 * labels have no virial, and so another identity.
 */
public final class WithoutStress implements Reference {
  private final Reference reference;

  /** Takes the virial off every label of {@code reference}. */
  public WithoutStress(Reference reference) {
    this.reference = reference;
  }

  @Override
  public ReferenceIdentity identity() {
    return identity(reference.identity());
  }

  /** That of {@code whole} without stress. */
  public static ReferenceIdentity identity(ReferenceIdentity whole) {
    return new ReferenceIdentity(whole.name(), whole.physics() + "stress not labelled\n");
  }

  @Override
  public void stored(Structure structure) {
    reference.stored(structure);
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    return switch (reference.label(structure, earlier)) {
      case LabelOutcome.Labeled labeled -> {
        Labels labels = labeled.labels();
        yield new LabelOutcome.Labeled(
            new Labels(labels.energy(), labels.forces(), Optional.empty()), labeled.cost());
      }
      case LabelOutcome.Failed failed -> failed;
    };
  }
}
