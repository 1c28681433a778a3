package org.athanor.potentials.ace;

/**
 * A step from 1 to 0 with two continuous derivatives: 1 up to {@code end − width}, 0 from {@code
 * end} on, f = ½ + 15/4 (x/4 − x³/6 + x⁵/20) between, x = 1 − 2(1 + (t − end)/width).
 */
final class Fading {
  private Fading() {}

  static double of(double t, double end, double width) {
    if (t <= end - width) {
      return 1;
    }
    if (t >= end) {
      return 0;
    }
    double x = 1 - 2 * (1 + (t - end) / width);
    double square = x * x;
    return 0.5 + 3.75 * x * (0.25 + square * (-1.0 / 6 + square / 20));
  }

  static double slope(double t, double end, double width) {
    if (t <= end - width || t >= end) {
      return 0;
    }
    double x = 1 - 2 * (1 + (t - end) / width);
    double square = x * x;
    return -7.5 / width * (0.25 + square * (-0.5 + square / 4));
  }
}
