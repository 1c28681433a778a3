package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.walk.Arm;

/**
 * What one reference calculation cost.
 *
 * @param id of the label it was for
 * @param arm what the label is for
 * @param cost of the calculation
 * @param failure why it gave no label; empty if it gave one
 * @param kept where what failed can be looked at; empty if nothing of it was kept
 */
public record Charge(
    LabelId id, Arm arm, Cost cost, Optional<Failure> failure, Optional<String> kept) {
  /** Seconds by the wall clock. */
  public double seconds() {
    return cost.seconds();
  }
}
