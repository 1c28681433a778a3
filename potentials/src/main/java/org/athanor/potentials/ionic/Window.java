package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.QuinticTable;

/**
 * How a charge is spread over the points of a mesh along one axis: a {@link Bell} over {@code
 * order} points.
 *
 * <p>The window's own spectrum U and its aliases are made up for, for each wave m of n points, by
 * the factor U(m)²/[Σ_j U(m + jn)²]², which makes the energy's mean square error least as long as
 * aliases of the far part are small. Source: R. W. Hockney and J. W. Eastwood, Computer Simulation
 * Using Particles (1988), chapter 8; V. Ballenegger, J. J. Cerdà and C. Holm, J. Chem. Theory
 * Comput. 8, 936 (2012).
 */
final class Window {
  private static final int PIECES = 64;
  private static final int ALIASES = 10;

  private final int order;
  private final Bell bell;

  /** Coefficients [piece][point][term] of the weights as functions of the place in a piece. */
  private final double[] terms;

  Window(int order) {
    this.order = order;
    this.bell = new Bell(Fineness.WINDOW * order);
    this.terms = new double[PIECES * order * QuinticTable.TERMS];
    double perPoint = 2.0 / order;
    for (int point = 0; point < order; point++) {
      double shift = 0.5 * order - 1 - point;
      QuinticTable.Curve curve =
          (u, target) -> {
            bell.at((u + shift) * perPoint, target);
            target[1] *= perPoint;
            target[2] *= perPoint * perPoint;
          };
      double[] own = QuinticTable.of(curve, 0, 1, PIECES).terms();
      for (int piece = 0; piece < PIECES; piece++) {
        int at = (piece * order + point) * QuinticTable.TERMS;
        System.arraycopy(own, piece * QuinticTable.TERMS, terms, at, QuinticTable.TERMS);
      }
    }
  }

  int order() {
    return order;
  }

  /**
   * The weights of the points around a charge.
   *
   * @param u how far it is behind a point, from 0 to 1
   * @param weights where the {@code order} weights are put
   */
  void weights(double u, double[] weights) {
    int piece = Math.min((int) (u * PIECES), PIECES - 1);
    double v = u * PIECES - piece;
    int at = piece * order * QuinticTable.TERMS;
    double[] c = terms;
    for (int point = 0; point < order; point++, at += QuinticTable.TERMS) {
      double tail = c[at + 3] + v * (c[at + 4] + v * c[at + 5]);
      weights[point] = c[at] + v * (c[at + 1] + v * (c[at + 2] + v * tail));
    }
  }

  /** The same, and their slopes by u. */
  void weights(double u, double[] weights, double[] slopes) {
    int piece = Math.min((int) (u * PIECES), PIECES - 1);
    double v = u * PIECES - piece;
    int at = piece * order * QuinticTable.TERMS;
    double[] c = terms;
    for (int point = 0; point < order; point++, at += QuinticTable.TERMS) {
      double tail = c[at + 3] + v * (c[at + 4] + v * c[at + 5]);
      weights[point] = c[at] + v * (c[at + 1] + v * (c[at + 2] + v * tail));
      double steep = 3 * c[at + 3] + v * (4 * c[at + 4] + v * (5 * c[at + 5]));
      slopes[point] = PIECES * (c[at + 1] + v * (2 * c[at + 2] + v * steep));
    }
  }

  /** The factors of the waves 0 … n − 1 along an axis of n points, [n]. */
  double[] factors(int n) {
    double[] factors = new double[n];
    for (int m = 0; m < n; m++) {
      int wave = 2 * m > n ? m - n : m;
      double sum = 0;
      for (int alias = -ALIASES; alias <= ALIASES; alias++) {
        double u = spectrum(wave + (double) alias * n, n);
        sum += u * u;
      }
      double u = spectrum(wave, n);
      factors[m] = u * u / (sum * sum);
    }
    return factors;
  }

  private double spectrum(double wave, int n) {
    double t = Math.PI * order * wave / n;
    return order * bell.spectrum(t * t);
  }
}
