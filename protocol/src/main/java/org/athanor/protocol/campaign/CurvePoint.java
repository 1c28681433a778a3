package org.athanor.protocol.campaign;

/**
 * One point of a learning curve, on the held-out labels.
 *
 * @param labels how many labels of its own the arm had, beside the shared seeds
 * @param errors of the potential fitted to them
 */
public record CurvePoint(int labels, Errors errors) {}
