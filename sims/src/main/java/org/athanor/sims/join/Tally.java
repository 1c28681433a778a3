package org.athanor.sims.join;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** Counts the walks and labels that this machine came to an end with. */
final class Tally {
  private final AtomicInteger walks = new AtomicInteger();
  private final AtomicInteger labels = new AtomicInteger();

  int walks() {
    return walks.get();
  }

  int labels() {
    return labels.get();
  }

  WalkEngine counting(WalkEngine engine) {
    return (walk, settings, potential, cancelled) -> {
      var outcome = engine.run(walk, settings, potential, cancelled);
      outcome.ifPresent(done -> walks.incrementAndGet());
      return outcome;
    };
  }

  Reference counting(Reference reference) {
    return new Reference() {
      @Override
      public ReferenceIdentity identity() {
        return reference.identity();
      }

      @Override
      public LabelOutcome label(Structure structure, List<Failure> earlier)
          throws InterruptedException {
        LabelOutcome outcome = reference.label(structure, earlier);
        labels.incrementAndGet();
        return outcome;
      }

      @Override
      public void stored(Structure structure) {
        reference.stored(structure);
      }
    };
  }
}
