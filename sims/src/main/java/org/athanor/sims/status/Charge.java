package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.walk.Arm;

/**
 * What one reference calculation cost.
 *
 * @param id of the label it was for
 * @param arm what the label is for
 * @param seconds of the labeler
 * @param failure why it gave no label; empty if it gave one
 */
public record Charge(LabelId id, Arm arm, double seconds, Optional<Failure> failure) {}
