package org.athanor.sims.properties;

import java.util.Arrays;

/** Statistical errors of means of correlated samples. */
final class Blocks {
  private static final int COUNT = 5;

  private Blocks() {}

  /** The standard error of the mean of independent values. */
  static double error(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(square / (values.length * (values.length - 1.0)));
  }

  /** The same of the samples of a trajectory, by the means of five pieces. */
  static double errorOfTrajectory(double... samples) {
    int length = samples.length / COUNT;
    double[] means = new double[COUNT];
    for (int block = 0; block < COUNT; block++) {
      means[block] =
          Arrays.stream(samples, block * length, (block + 1) * length).average().orElseThrow();
    }
    return error(means);
  }
}
