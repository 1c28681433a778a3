package org.athanor.sims.phases;

/**
 * The lengths of a conventional cell in Å; angles belong to the phase.
 *
 * @param a first length
 * @param b second; equal to a where the phase has it so
 * @param c third; equal to a where the phase has it so
 */
public record Lattice(double a, double b, double c) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException unless all are positive
   */
  public Lattice {
    if (!(a > 0) || !(b > 0) || !(c > 0)) {
      throw new IllegalArgumentException(
          "lattice: expected positive lengths in Å, got " + a + ", " + b + " and " + c);
    }
  }

  /** a = b = c. */
  public static Lattice cubic(double a) {
    return new Lattice(a, a, a);
  }

  /** a = b, and c: tetragonal and hexagonal phases. */
  public static Lattice uniaxial(double a, double c) {
    return new Lattice(a, a, c);
  }

  /** All lengths times a factor. */
  public Lattice times(double factor) {
    return new Lattice(a * factor, b * factor, c * factor);
  }
}
