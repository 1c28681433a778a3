package org.athanor.protocol.label;

import java.util.Optional;
import org.athanor.potentials.structure.Labels;

/** How a reference calculation ended. */
public sealed interface LabelOutcome {
  /** What it cost, where the reference knows better than the labeler's clock and one core. */
  Optional<Cost> cost();

  /** With a label. */
  record Labeled(Labels labels, Optional<Cost> cost) implements LabelOutcome {
    /** At a cost that the labeler's clock tells. */
    public Labeled(Labels labels) {
      this(labels, Optional.empty());
    }
  }

  /**
   * Without one, for a reason.
   *
   * @param kept where the calculation can be looked at; empty if nothing of it was kept
   */
  record Failed(Failure failure, Optional<Cost> cost, Optional<String> kept)
      implements LabelOutcome {
    /** Of which nothing was kept. */
    public Failed(Failure failure, Optional<Cost> cost) {
      this(failure, cost, Optional.empty());
    }

    /** Of which nothing was kept, at a cost that the labeler's clock tells. */
    public Failed(Failure failure) {
      this(failure, Optional.empty());
    }
  }
}
