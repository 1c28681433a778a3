package org.athanor.sims.strength.flow;

import org.athanor.sims.dynamics.Noise;

/** Series x_i = mean + y_i, y_i = a y_{i−1} + √(1−a²) ξ_i, with unit variance. */
final class Autoregressive {
  private Autoregressive() {}

  static double[] series(int length, double memory, double mean, long seed) {
    double[] noise = new double[length];
    Noise.seeded(seed, 11).normals(noise);
    double[] series = new double[length];
    double y = noise[0];
    for (int i = 0; i < length; i++) {
      y = i == 0 ? y : memory * y + Math.sqrt(1 - memory * memory) * noise[i];
      series[i] = mean + y;
    }
    return series;
  }
}
