package org.athanor.sims.strength.flow;

import java.util.Arrays;
import org.athanor.potentials.structure.Scalars;

/**
 * The mean of a stationary series whose samples are correlated, and its standard error.
 *
 * <p>error² = 2τ s²/n, s² the variance, τ = ½ + Σ_k ρ_k the integrated autocorrelation time in
 * samples; the sum ends at the first k ≥ 5 τ(k) (Madras and Sokal, J. Stat. Phys. 50, 109 (1988),
 * appendix C). The error of block averages, the largest over block lengths 1, 2, 4, … that leave 16
 * blocks or more (Flyvbjerg and Petersen, J. Chem. Phys. 91, 461 (1989)), stands beside it: where
 * the two differ much, the series is too short to tell.
 *
 * @param mean in the unit of the samples
 * @param error standard error of the mean by the autocorrelation time
 * @param blockError the same by block averages
 * @param correlationTime τ in samples, never below ½, that of independent ones
 * @param samples n
 */
public record CorrelatedMean(
    double mean, double error, double blockError, double correlationTime, int samples) {
  /** Fewer samples say nothing about correlation. */
  public static final int FEWEST_SAMPLES = 16;

  private static final double WINDOW = 5;

  /**
   * Of a series at equal intervals.
   *
   * @throws IllegalArgumentException for fewer than {@link #FEWEST_SAMPLES} samples, or if one is
   *     not finite
   */
  public static CorrelatedMean of(Scalars series) {
    double[] x = series.toArray();
    if (x.length < FEWEST_SAMPLES || !Arrays.stream(x).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "mean: expected at least "
              + FEWEST_SAMPLES
              + " finite samples, got "
              + Arrays.stream(x).filter(Double::isFinite).count()
              + " of "
              + x.length);
    }
    double mean = mean(x);
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
    }
    double variance = lagged(x, 0);
    double time = variance == 0 ? 0.5 : correlationTime(x, variance);
    double error = Math.sqrt(2 * time * variance / (x.length - 1));
    return new CorrelatedMean(mean, error, blockError(x), time, x.length);
  }

  /** How many independent samples would have the same error: n/2τ. */
  public double independentSamples() {
    return samples / (2 * correlationTime);
  }

  private static double correlationTime(double[] x, double variance) {
    double time = 0.5;
    for (int k = 1; k < x.length && k < WINDOW * time; k++) {
      time += lagged(x, k) / variance;
    }
    // A series that swings to and fro would give less; that much is not trusted.
    return Math.max(0.5, time);
  }

  /** (1/n) Σ x_i x_{i+k}. */
  private static double lagged(double[] x, int k) {
    double sum = 0;
    for (int i = 0; i + k < x.length; i++) {
      sum += x[i] * x[i + k];
    }
    return sum / x.length;
  }

  private static double blockError(double[] deviations) {
    double[] blocks = deviations;
    double largest = 0;
    while (blocks.length >= FEWEST_SAMPLES) {
      double mean = mean(blocks);
      double sum = 0;
      for (double block : blocks) {
        sum += (block - mean) * (block - mean);
      }
      double count = blocks.length;
      largest = Math.max(largest, Math.sqrt(sum / (count * (count - 1))));
      blocks = paired(blocks);
    }
    return largest;
  }

  private static double[] paired(double[] blocks) {
    double[] halved = new double[Math.floorDiv(blocks.length, 2)];
    for (int i = 0; i < halved.length; i++) {
      halved[i] = 0.5 * (blocks[2 * i] + blocks[2 * i + 1]);
    }
    return halved;
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }
}
