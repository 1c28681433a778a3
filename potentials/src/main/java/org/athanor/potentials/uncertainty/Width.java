package org.athanor.potentials.uncertainty;

import java.util.Arrays;

/**
 * The standard deviation of a quantity's errors, √(share² v + floor²), from the variance v that the
 * labels leave to it.
 *
 * <p>The floor stands for what the form of the potential misses however many labels there are.
 *
 * @param share of √v, a pure number
 * @param floor in the quantity's unit
 */
public record Width(double share, double floor) {
  /** Shares of v in the sum, of which the likeliest is taken. */
  private static final int MIXTURES = 20;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Width {
    if (!(share >= 0 && floor >= 0 && Double.isFinite(share + floor))) {
      throw new IllegalArgumentException(
          "width: expected finite numbers of at least 0, got " + share + ", " + floor);
    }
  }

  /** The standard deviation where the labels leave this variance. */
  public double deviation(double variance) {
    return Math.sqrt(share * share * variance + floor * floor);
  }

  /**
   * The width with which the interval of 90 % holds 90 % of these errors.
   *
   * <p>First the mixture of v and a constant under which the errors are likeliest (as a Laplace
   * distribution, which outliers do not rule), then one factor: the error whose rank is ⌈0.9 (n +
   * 1)⌉ stands at the interval's end. So held-out errors calibrate without assuming how they are
   * distributed (V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning in a Random World, 2005,
   * ch. 2).
   *
   * @param variances v of each error
   * @throws IllegalArgumentException if there are none
   */
  public static Width calibrated(double[] variances, double[] errors) {
    if (errors.length == 0 || variances.length != errors.length) {
      throw new IllegalArgumentException(
          "width: expected errors and as many variances, got "
              + errors.length
              + " and "
              + variances.length);
    }
    double mean = Arrays.stream(variances).sum() / variances.length;
    double bestMixture = 0;
    double bestLikelihood = Double.NEGATIVE_INFINITY;
    for (int m = 0; m <= MIXTURES; m++) {
      double mixture = m / (double) MIXTURES;
      double likelihood = logLikelihood(deviations(variances, mean, mixture), errors);
      if (likelihood > bestLikelihood) {
        bestLikelihood = likelihood;
        bestMixture = mixture;
      }
    }
    double scale = scale(deviations(variances, mean, bestMixture), errors);
    return new Width(scale * Math.sqrt(bestMixture), scale * Math.sqrt((1 - bestMixture) * mean));
  }

  private static double[] deviations(double[] variances, double mean, double mixture) {
    return Arrays.stream(variances)
        .map(v -> Math.sqrt(mixture * v + (1 - mixture) * mean) + Double.MIN_NORMAL)
        .toArray();
  }

  /** Of a Laplace distribution whose scale is the best. */
  private static double logLikelihood(double[] deviations, double[] errors) {
    double logs = 0;
    double sum = 0;
    for (int k = 0; k < errors.length; k++) {
      logs += StrictMath.log(deviations[k]);
      sum += Math.abs(errors[k]) / deviations[k];
    }
    return -logs - errors.length * StrictMath.log(Math.max(sum / errors.length, Double.MIN_NORMAL));
  }

  private static double scale(double[] deviations, double[] errors) {
    double[] ratios = new double[errors.length];
    for (int k = 0; k < errors.length; k++) {
      ratios[k] = Math.abs(errors[k]) / deviations[k];
    }
    Arrays.sort(ratios);
    int rank = (int) Math.ceil(0.9 * (errors.length + 1));
    return ratios[Math.min(errors.length, rank) - 1] / Coverage.NINETY;
  }
}
