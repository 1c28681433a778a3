package org.athanor.potentials.ace;

/**
 * How large a basis of invariants is.
 *
 * @param bodyOrder atoms that a function couples, the central one included: 2 to 5
 * @param size functions of an element, at most
 * @param radial radial functions in products, n = 1 … radial; pairs have half as many more
 * @param angular highest l
 */
public record ClusterShape(int bodyOrder, int size, int radial, int angular) {
  /** Up to five atoms, 300 functions an element. */
  public static final ClusterShape STANDARD = new ClusterShape(5, 300, 8, 6);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public ClusterShape {
    boolean small = bodyOrder >= 2 && size >= 1 && radial >= 1 && angular >= 0;
    if (!small || bodyOrder > 5 || size > 5000 || radial > 20 || angular > 7) {
      throw new IllegalArgumentException(
          "cluster basis: expected a body order from 2 to 5, 1 to 5000 functions an element, 1 to 20"
              + " radial functions and l up to 7, got %d, %d, %d and %d"
                  .formatted(bodyOrder, size, radial, angular));
    }
  }

  /** Radial functions of pairs. */
  int pairs() {
    return radial + (radial + 1) / 2;
  }
}
