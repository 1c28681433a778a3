package org.athanor.sims.strength.crystal;

/**
 * Which prismatic loops a crystal begins with.
 *
 * @param kind whether atoms are added or taken away
 * @param number how many
 * @param radius of the hexagon's corners in Å
 * @param seed of their places
 */
public record LoopSettings(Kind kind, int number, double radius, long seed) {
  /** What a loop bounds. */
  public enum Kind {
    /** One more layer of atoms. */
    INTERSTITIAL,
    /** One layer less. */
    VACANCY;

    int sign() {
      return this == INTERSTITIAL ? 1 : -1;
    }
  }

  /** A smaller one is no loop but a cluster. */
  private static final double SMALLEST = 4;

  /** How far in Å from its centre a loop acts at full strength, beyond its radius. */
  private static final double MARGIN = 3;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless there is a loop, of at least 4 Å
   */
  public LoopSettings {
    if (number < 1 || !(radius >= SMALLEST && Double.isFinite(radius))) {
      throw new IllegalArgumentException(
          "loops: expected at least one, of a radius of at least "
              + SMALLEST
              + " Å, got "
              + number
              + " of "
              + radius
              + " Å");
    }
  }

  /** The radius in Å of the sphere beyond which a loop displaces no atom. */
  double reach() {
    return 1.5 * radius + 4;
  }

  /** The part of its slip that is there at a distance in Å from the centre: 1, falling to 0. */
  double switched(double distance) {
    double full = radius + MARGIN;
    double t = Math.clamp((distance - full) / (reach() - full), 0.0, 1.0);
    return 1 - t * t * (3 - 2 * t);
  }
}
