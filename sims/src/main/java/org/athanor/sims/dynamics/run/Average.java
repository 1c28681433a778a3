package org.athanor.sims.dynamics.run;

import java.util.Arrays;

/**
 * A mean with its standard error from ten blocks of readings.
 *
 * <p>Readings of a trajectory are correlated; means of long blocks hardly are. The error is right
 * once a block is longer than the memory of the quantity (Flyvbjerg and Petersen, J. Chem. Phys.
 * 91, 461 (1989)).
 *
 * @param mean of all readings
 * @param error its standard error; NaN for fewer than twenty readings
 */
public record Average(double mean, double error) {
  private static final int BLOCKS = 10;

  /** Of readings in their order. */
  static Average of(double[] readings) {
    double mean = Arrays.stream(readings).average().orElse(Double.NaN);
    int length = readings.length / BLOCKS;
    if (length < 2) {
      return new Average(mean, Double.NaN);
    }
    double[] blocks = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      blocks[b] = Arrays.stream(readings, b * length, (b + 1) * length).average().orElseThrow();
    }
    double center = Arrays.stream(blocks).average().orElseThrow();
    double squares = Arrays.stream(blocks).map(x -> (x - center) * (x - center)).sum();
    return new Average(mean, Math.sqrt(squares / (BLOCKS * (BLOCKS - 1))));
  }
}
