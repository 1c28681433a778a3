package org.athanor.potentials.linear;

/**
 * Radial functions R_n(r) = T_n(x(r)) f(r), n = 0 … N−1, with Chebyshev polynomials T_n.
 *
 * <p>x = 2 s(r)/s(r_c) − 1 with s = r³/(r_h³ + r³), r_h = r_c/2, maps [0, r_c] onto [−1, 1] and is
 * steepest where bonds are; f = (1 − r²/r_c²)³ vanishes with two derivatives at the cutoff r_c.
 * Only sums, products and quotients: the same bits on every machine.
 */
final class RadialFunctions {
  private final int count;
  private final double cutoff;
  private final double half;
  private final double scale;

  RadialFunctions(int count, double cutoff) {
    this.count = count;
    this.cutoff = cutoff;
    this.half = cutoff * cutoff * cutoff / 8;
    double end = cutoff * cutoff * cutoff;
    this.scale = 2 * (half + end) / end;
  }

  /** Writes R_n(r) and dR_n/dr (1/Å) from {@code at} on, for r in Å below the cutoff. */
  void evaluate(double r, double[] value, double[] slope, int at) {
    double cube = r * r * r;
    double below = 1 / (half + cube);
    double x = scale * cube * below - 1;
    double dx = scale * 3 * r * r * half * below * below;
    double t = r / cutoff;
    double open = 1 - t * t;
    double f = open * open * open;
    double df = -6 * t / cutoff * open * open;
    double before = 1;
    double now = x;
    double slopeBefore = 0;
    double slopeNow = 1;
    value[at] = f;
    slope[at] = df;
    for (int n = 1; n < count; n++) {
      value[at + n] = now * f;
      slope[at + n] = slopeNow * dx * f + now * df;
      double next = 2 * x * now - before;
      double slopeNext = 2 * now + 2 * x * slopeNow - slopeBefore;
      before = now;
      now = next;
      slopeBefore = slopeNow;
      slopeNow = slopeNext;
    }
  }
}
