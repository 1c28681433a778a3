package org.athanor.potentials.uncertainty;

/**
 * How many errors lie within intervals that should hold a half, 90 % and 95 % of them.
 *
 * @param half share within ±0.6745 standard deviations
 * @param ninety within ±1.6449
 * @param ninetyFive within ±1.9600
 * @param count how many errors were looked at
 */
public record Coverage(double half, double ninety, double ninetyFive, long count) {
  /** Standard deviations that hold a half of a normal distribution. */
  public static final double HALF = 0.6744897501960817;

  /** Standard deviations that hold 90 % of it. */
  public static final double NINETY = 1.6448536269514722;

  /** Standard deviations that hold 95 % of it. */
  public static final double NINETY_FIVE = 1.9599639845400545;

  /** Counts in the making. */
  public static final class Counts {
    private long half;
    private long ninety;
    private long ninetyFive;
    private long all;

    /** Adds an error whose standard deviation was said to be {@code deviation}. */
    public void add(double error, double deviation) {
      double size = Math.abs(error);
      half += size <= HALF * deviation ? 1 : 0;
      ninety += size <= NINETY * deviation ? 1 : 0;
      ninetyFive += size <= NINETY_FIVE * deviation ? 1 : 0;
      all++;
    }

    /** How many errors were added. */
    public long count() {
      return all;
    }

    /**
     * The shares.
     *
     * @throws IllegalStateException before anything was added
     */
    public Coverage coverage() {
      if (all == 0) {
        throw new IllegalStateException("coverage: expected errors to be added first, got none");
      }
      double count = all;
      return new Coverage(half / count, ninety / count, ninetyFive / count, all);
    }
  }
}
