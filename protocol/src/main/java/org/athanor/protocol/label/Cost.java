package org.athanor.protocol.label;

/**
 * What one reference calculation cost.
 *
 * @param seconds it took by the wall clock; waiting for a machine does not count where it is known
 * @param cores it kept for itself
 */
public record Cost(double seconds, int cores) {
  /** None. */
  public static final Cost NOTHING = new Cost(0, 1);

  /** That of one core for so many seconds. */
  public static Cost ofOneCore(double seconds) {
    return new Cost(seconds, 1);
  }

  /** Core-seconds. */
  public double coreSeconds() {
    return seconds * cores;
  }
}
