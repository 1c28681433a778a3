package org.athanor.potentials.linear;

import java.util.Optional;

/**
 * How far predictions are from labels.
 *
 * @param structures how many were compared
 * @param energy error of energy/n in meV/atom, over structures
 * @param force error of force components in meV/Å
 * @param stress error of the six stress components in GPa; empty if no virial was labelled
 */
public record ErrorStatistics(
    int structures, Errors energy, Errors force, Optional<Errors> stress) {
  /**
   * Mean absolute error, root mean square error, and of how many numbers.
   *
   * @param mean mean of |prediction − label|
   * @param rootMeanSquare root of the mean of its square
   */
  public record Errors(double mean, double rootMeanSquare, long count) {}
}
