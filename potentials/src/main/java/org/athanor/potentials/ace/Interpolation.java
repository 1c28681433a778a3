package org.athanor.potentials.ace;

/** Weights of values and slopes at the ends of an interval, for a value and a slope between. */
final class Interpolation {
  double rise;
  double before;
  double after;
  double riseSlope;
  double beforeSlope;
  double afterSlope;

  /**
   * Sets the weights.
   *
   * @param t from 0 to 1
   * @param rate intervals per Å
   */
  void at(double t, double rate) {
    double rest = 1 - t;
    rise = t * t * (3 - 2 * t);
    before = t * rest * rest;
    after = -t * t * rest;
    riseSlope = 6 * t * rest * rate;
    beforeSlope = rest * (1 - 3 * t) * rate;
    afterSlope = t * (3 * t - 2) * rate;
  }
}
