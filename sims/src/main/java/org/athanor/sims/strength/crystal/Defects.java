package org.athanor.sims.strength.crystal;

/** The dislocations that a crystal begins with. */
public sealed interface Defects {
  /** None: a perfect crystal. */
  record None() implements Defects {}

  /**
   * Dipoles of straight dislocations ½[111] on (−1 1 0), periodic along their lines.
   *
   * @param line how the lines lie to their Burgers vectors
   * @param number of dipoles
   */
  record Dipoles(Line line, int number) implements Defects {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public Dipoles {
      if (number < 1) {
        throw new IllegalArgumentException("dipoles: expected at least one, got " + number);
      }
    }
  }

  /** Hexagonal prismatic loops ½⟨111⟩. */
  record Loops(LoopSettings settings) implements Defects {}

  /** How a line lies to its Burgers vector. */
  enum Line {
    /** Along it. */
    SCREW,
    /** Across it. */
    EDGE
  }
}
