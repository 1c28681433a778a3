package org.athanor.protocol.walk;

/** Why a walk ended. */
public sealed interface Ending {
  /** It went its whole length. */
  record Completed() implements Ending {}

  /**
   * A guard stopped it.
   *
   * @param step at which
   * @param breach which limit was passed
   * @param value what was seen, in the unit of the limit
   * @param limit the limit
   */
  record Guarded(int step, Breach breach, double value, double limit) implements Ending {}

  /**
   * The start could not be relaxed at the walk's pressure.
   *
   * @param detail what the relaxation saw, for people
   */
  record NotRelaxed(String detail) implements Ending {}

  /**
   * The engine broke down, every time it was tried.
   *
   * @param detail the error, for people
   */
  record Crashed(String detail) implements Ending {}

  /** The limits of {@link Guards}. */
  enum Breach {
    /** Two atoms too close; fraction of the sum of covalent radii. */
    SHORTEST_DISTANCE,
    /** Too hot; K. */
    HIGHEST_TEMPERATURE,
    /** Too large a force; eV/Å. */
    LARGEST_FORCE,
    /** Too dense; fraction of the start's volume. */
    SMALLEST_VOLUME,
    /** Too dilute; fraction of the start's volume. */
    LARGEST_VOLUME,
    /** An atom too far from what the potential was fitted to; extrapolation grade. */
    LARGEST_GRADE
  }
}
