package org.athanor.potentials.eam;

/**
 * The pair functions of {@link EamSplines} again, as cubic pieces in s = r² with values and slopes
 * of the splines at equidistant s. With {@code energy} φ, a piece of two elements has φ, the
 * density at i and the density at j; of an element with itself the first two, in one cache line.
 */
final class SquareTable {
  /** In Å²: below it the splines themselves are used. */
  static final double LEAST = 4;

  static final int PIECES = 12_288;

  private final int size;
  private final double step;
  private final double[][] pairs;

  SquareTable(EamSplines splines) {
    size = splines.size();
    step = (splines.cutoff() * splines.cutoff() - LEAST) / PIECES;
    pairs = new double[size * size][];
    for (int ij = 0; ij < pairs.length; ij++) {
      pairs[ij] = pieces(splines, ij, ij / size == ij % size);
    }
  }

  private double[] pieces(EamSplines splines, int ij, boolean same) {
    int functions = same ? 2 : 3;
    int stride = 4 * functions;
    double[] target = new double[stride * PIECES];
    double[] low = new double[2];
    double[] high = new double[2];
    for (int m = 0; m < PIECES; m++) {
      for (int function = 0; function < functions; function++) {
        at(splines, ij, stride, function, LEAST + m * step, low);
        at(splines, ij, stride, function, LEAST + (m + 1) * step, high);
        double rise = high[0] - low[0];
        int place = m * stride + 4 * function;
        target[place] = low[0];
        target[place + 1] = low[1];
        target[place + 2] = 3 * rise - 2 * low[1] - high[1];
        target[place + 3] = low[1] + high[1] - 2 * rise;
      }
    }
    return target;
  }

  /** A function of the splines at s, and its slope times the step, into {@code target}. */
  private void at(EamSplines splines, int ij, int stride, int function, double s, double[] target) {
    double r = Math.sqrt(s);
    double perStep = 1 / splines.grid().distanceStep();
    double p = r * perStep;
    int m = Math.min((int) p, splines.grid().distances() - 2);
    p = Math.min(p - m, 1);
    int piece = m * stride + 4 * function;
    double value = EamSplines.value(splines.pair(ij), piece, p);
    double slope = EamSplines.slope(splines.pair(ij), piece, p) * perStep;
    // The first function of the splines is r φ.
    target[0] = function == 0 ? value / r : value;
    double byDistance = function == 0 ? (slope - value / r) / r : slope;
    target[1] = 0.5 * byDistance / r * step;
  }

  int size() {
    return size;
  }

  /** In Å². */
  double step() {
    return step;
  }

  /** The pieces of elements i and j, at i·size + j. */
  double[] pair(int ij) {
    return pairs[ij];
  }
}
