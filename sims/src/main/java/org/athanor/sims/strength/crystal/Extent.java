package org.athanor.sims.strength.crystal;

/** How long the three edges of a cell are wanted, in Å; a crystal comes as near as it can. */
public record Extent(double a, double b, double c) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException unless all are positive
   */
  public Extent {
    if (!(a > 0 && b > 0 && c > 0 && a + b + c < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "size: expected three positive lengths in Å, got " + a + ", " + b + " and " + c);
    }
  }

  double along(int edge) {
    return edge == 0 ? a : edge == 1 ? b : c;
  }
}
