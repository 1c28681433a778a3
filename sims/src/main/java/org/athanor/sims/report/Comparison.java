package org.athanor.sims.report;

import org.athanor.potentials.potential.Prediction;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.walk.Arm;

/** A label, and what the potential says about the same structure. */
public record Comparison(LabeledStructure labeled, Prediction prediction) {
  /** Whether no fit ever saw this label. */
  boolean heldOut() {
    return arm() == Arm.TEST;
  }

  Arm arm() {
    return labeled.selection().arm();
  }
}
