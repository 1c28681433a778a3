package org.athanor.potentials.linear;

/**
 * Radial functions R_n(r) = T_n(x(r)) f(r), n = 0 … N−1, with Chebyshev polynomials T_n.
 *
 * <p>x = 2 s(t)/s(r_c − r_i) − 1 with t = max(0, r − r_i), s = t³/(h³ + t³), h = 0.6 (r_c − r_i),
 * is −1 up to the inner radius r_i and 1 at the cutoff r_c, and f = (1 − r²/r_c²)³. Everything is
 * twice differentiable, at r_i and at r_c too. Below r_i, where atoms hardly ever come and no label
 * tells what happens, the functions are all but constant, so that a fit cannot run wild there. Only
 * sums, products and quotients: the same bits on every machine.
 */
final class RadialFunctions {
  private static final double STEEPEST = 0.6;

  private final int count;
  private final double inner;
  private final double cutoff;
  private final double half;
  private final double scale;

  RadialFunctions(int count, double inner, double cutoff) {
    this.count = count;
    this.inner = inner;
    this.cutoff = cutoff;
    double end = cube(cutoff - inner);
    this.half = cube(STEEPEST) * end;
    this.scale = 2 * (half + end) / end;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** Writes R_n(r) and dR_n/dr (1/Å) from {@code at} on, for r in Å below the cutoff. */
  void evaluate(double r, double[] value, double[] slope, int at) {
    double inside = Math.max(0, r - inner);
    double cube = cube(inside);
    double below = 1 / (half + cube);
    double x = scale * cube * below - 1;
    double dx = scale * 3 * inside * inside * half * below * below;
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
