package org.athanor.protocol.campaign;

import java.util.Optional;

/**
 * How good a fit is.
 *
 * @param labels how many structures it was fitted to
 * @param training errors on those; empty where there are none
 * @param heldOut errors on the held-out labels; empty while there are none
 * @param entropyArm seeds and as many entropy-driven labels as there are control labels
 * @param controlArm seeds and the control labels
 * @param regularisation λ that was chosen
 */
public record FitReport(
    int labels,
    Optional<Errors> training,
    Optional<Errors> heldOut,
    Optional<CurvePoint> entropyArm,
    Optional<CurvePoint> controlArm,
    double regularisation) {}
