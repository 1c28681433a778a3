package org.athanor.potentials.ace;

/**
 * Spherical harmonics Y_lm = Q_lm(z) (x + iy)^m, m = 0 … L, of unit vectors, with l in lanes.
 *
 * <p>Q_lm = (−1)^m √((2l + 1) (l − m)!/(l + m)!) d^m P_l/dz^m: the harmonics times √(4π), with the
 * phase of Condon and Shortley, so that Y_l,−m = (−1)^m Y_lm*. Polynomials in z by Horner's rule
 * from the highest power on, fused; dQ_lm/dz = Q_l,m+1 times the ratio of the two norms.
 */
final class Harmonics {
  private final int order;
  private final int lanes;

  /** Of m: powers z^(L−m) … z⁰, each for all l, from {@code first[m]} on. */
  private final double[] coefficients;

  private final int[] first;

  /** Norm of (l, m) by that of (l, m + 1), [m × lanes]; 0 where there is no m + 1. */
  private final double[] ratios;

  Harmonics(int order, int lanes) {
    this.order = order;
    this.lanes = lanes;
    this.first = new int[order + 2];
    for (int m = 0; m <= order; m++) {
      first[m + 1] = first[m] + (order - m + 1) * lanes;
    }
    this.coefficients = new double[first[order + 1]];
    this.ratios = new double[(order + 1) * lanes];
    for (int l = 0; l <= order; l++) {
      double[] polynomial = legendre(l);
      for (int m = 0; m <= l; m++) {
        for (int power = 0; power <= l - m; power++) {
          coefficients[first[m] + (order - m - power) * lanes + l] = norm(l, m) * polynomial[power];
        }
        ratios[m * lanes + l] = m < l ? norm(l, m) / norm(l, m + 1) : 0;
        polynomial = differentiated(polynomial);
      }
    }
  }

  private static double norm(int l, int m) {
    double square = 2 * l + 1;
    for (int k = l - m + 1; k <= l + m; k++) {
      square /= k;
    }
    return (m % 2 == 0 ? 1 : -1) * Math.sqrt(square);
  }

  /** Coefficients of P_l by rising powers. */
  private static double[] legendre(int l) {
    double[] before = {1};
    double[] now = l == 0 ? before : new double[] {0, 1};
    for (int k = 2; k <= l; k++) {
      double[] next = new double[k + 1];
      for (int power = 0; power < k; power++) {
        next[power + 1] = (2 * k - 1) * now[power] / k;
      }
      for (int power = 0; power <= k - 2; power++) {
        next[power] -= (k - 1) * before[power] / k;
      }
      before = now;
      now = next;
    }
    return now;
  }

  private static double[] differentiated(double[] polynomial) {
    double[] slope = new double[Math.max(1, polynomial.length - 1)];
    for (int power = 1; power < polynomial.length; power++) {
      slope[power - 1] = power * polynomial[power];
    }
    return slope;
  }

  /** The highest l. */
  int order() {
    return order;
  }

  /** Lanes of l. */
  int lanes() {
    return lanes;
  }

  /**
   * How many rows of lanes the moments of one radial function have: m = 0, then Re and Im of each.
   */
  int rows() {
    return 2 * order + 1;
  }

  double[] coefficients() {
    return coefficients;
  }

  int first(int m) {
    return first[m];
  }

  double[] ratios() {
    return ratios;
  }
}
