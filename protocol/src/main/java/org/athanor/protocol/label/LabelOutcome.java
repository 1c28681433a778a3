package org.athanor.protocol.label;

import org.athanor.potentials.structure.Labels;

/** How a reference calculation ended. */
public sealed interface LabelOutcome {
  /** With a label. */
  record Labeled(Labels labels) implements LabelOutcome {}

  /** Without one, for a reason. */
  record Failed(Failure failure) implements LabelOutcome {}
}
