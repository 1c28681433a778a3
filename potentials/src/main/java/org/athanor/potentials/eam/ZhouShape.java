package org.athanor.potentials.eam;

import org.athanor.potentials.numerics.Exponential;

/**
 * The one shape that all pair terms of {@link ZhouEam} share: g(x) = exp[−b(x−1)]/(1+(x−c)²⁰), x =
 * r/r_e.
 *
 * @param decay b
 * @param onset c
 */
record ZhouShape(double decay, double onset) {
  /** g. */
  double value(double x) {
    return Exponential.of(-decay * (x - 1)) / (1 + twentieth(x - onset));
  }

  /** d ln g/dx = −b − h(x−c), h = 20u¹⁹/(1+u²⁰). */
  double logSlope(double x) {
    return -decay - cut(x);
  }

  /** h, which is d ln g/dc too. */
  double cut(double x) {
    double u = x - onset;
    return u == 0 ? 0 : 20 * twentieth(u) / (u * (1 + twentieth(u)));
  }

  /** dh/du = 20u¹⁸(19 − u²⁰)/(1+u²⁰)². */
  double cutSlope(double x) {
    double u = x - onset;
    double power = twentieth(u);
    return u == 0 ? 0 : 20 * power * (19 - power) / (u * u * (1 + power) * (1 + power));
  }

  private static double twentieth(double u) {
    double fourth = (u * u) * (u * u);
    double sixteenth = (fourth * fourth) * (fourth * fourth);
    return sixteenth * fourth;
  }
}
