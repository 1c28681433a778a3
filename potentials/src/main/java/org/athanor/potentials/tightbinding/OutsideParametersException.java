package org.athanor.potentials.tightbinding;

/**
 * Atoms lie so close together that the parameters say nothing: the repulsion's polynomial, fitted
 * to ordinary densities, falls again.
 */
public final class OutsideParametersException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  OutsideParametersException(int atom, double sum) {
    super(
        "tight binding: expected a structure within the range of the parameters, got atom "
            + atom
            + " so close to its neighbours that their repulsion would fall (sum of phi "
            + sum
            + ")");
  }
}
