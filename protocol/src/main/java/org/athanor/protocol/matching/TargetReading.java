package org.athanor.protocol.matching;

import org.athanor.potentials.structure.Scalars;

/**
 * A property of the target under one potential.
 *
 * @param property its word, such as {@code C11}
 * @param unit of value and deviation
 * @param value under the potential
 * @param wanted the standard deviation that is wanted, in the unit
 * @param slopes ∂value/∂θ by the potential's coordinates, in the unit, [P]
 */
public record TargetReading(
    String property, String unit, double value, double wanted, Scalars slopes) {
  /**
   * Whether a standard deviation is as small as is wanted.
   *
   * @param slack by which fraction it may be missed
   */
  public boolean isMetBy(double deviation, double slack) {
    return deviation <= wanted * (1 + slack);
  }
}
