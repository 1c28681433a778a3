package org.athanor.potentials.linear;

/**
 * Real spherical harmonics Y_lm, l = 0 … L, m = −l … l at place l² + l + m, with Σ_m Y_lm(u)
 * Y_lm(v) = P_l(u·v).
 *
 * <p>As polynomials, r^l Y_lm = N_lm Q_l^|m|(z, r) · (Re, Im)(x + iy)^|m|, Re for m ≥ 0; N² = (2 −
 * δ_m0) (l − |m|)!/(l + |m|)!. Q follows from Q_m^m = (2m − 1)!!, (l − m) Q_l^m = (2l − 1) z
 * Q_{l−1}^m − (l + m − 1) r² Q_{l−2}^m; ∂Q_l^m/∂z = (l + m) Q_{l−1}^m and ∂Q_l^m/∂x = −x
 * Q_{l−1}^{m+1}. Source: F. Bigi et al., J. Chem. Phys. 159, 064802 (2023), without the
 * Condon–Shortley phase.
 */
final class RealHarmonics {
  private final int order;
  private final double[] norm;

  /** Q_l^m at l(order + 2) + m; two more columns stay zero so that m + 1 never runs out. */
  private final double[] q;

  private final double[] cosine;
  private final double[] sine;

  RealHarmonics(int order) {
    this.order = order;
    int columns = order + 2;
    norm = new double[(order + 1) * columns];
    q = new double[(order + 1) * columns];
    cosine = new double[order + 1];
    sine = new double[order + 1];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m <= l; m++) {
        double square = m == 0 ? 1 : 2;
        for (int k = l - m + 1; k <= l + m; k++) {
          square /= k;
        }
        norm[l * columns + m] = Math.sqrt(square);
      }
    }
    q[0] = 1;
    cosine[0] = 1;
  }

  /** How many there are, (L + 1)². */
  int count() {
    return (order + 1) * (order + 1);
  }

  /**
   * Writes Y(u) and the gradient of r^l Y at the unit vector u, from {@code at} on.
   *
   * @param gradient three arrays: ∂/∂x, ∂/∂y, ∂/∂z
   */
  void evaluate(double x, double y, double z, double[] value, double[][] gradient, int at) {
    legendre(x, y, z);
    int columns = order + 2;
    for (int l = 0; l <= order; l++) {
      int middle = at + l * l + l;
      for (int m = 0; m <= l; m++) {
        double n = norm[l * columns + m];
        double own = n * q[l * columns + m];
        double lower = l == 0 ? 0 : n * q[(l - 1) * columns + m + 1];
        double lift = l == 0 ? 0 : n * (l + m) * q[(l - 1) * columns + m];
        double cosineBefore = m == 0 ? 0 : m * cosine[m - 1];
        double sineBefore = m == 0 ? 0 : m * sine[m - 1];
        if (m > 0) {
          value[middle - m] = own * sine[m];
          gradient[0][middle - m] = own * sineBefore - x * lower * sine[m];
          gradient[1][middle - m] = own * cosineBefore - y * lower * sine[m];
          gradient[2][middle - m] = lift * sine[m];
        }
        value[middle + m] = own * cosine[m];
        gradient[0][middle + m] = own * cosineBefore - x * lower * cosine[m];
        gradient[1][middle + m] = -own * sineBefore - y * lower * cosine[m];
        gradient[2][middle + m] = lift * cosine[m];
      }
    }
  }

  private void legendre(double x, double y, double z) {
    int columns = order + 2;
    double square = x * x + y * y + z * z;
    for (int m = 1; m <= order; m++) {
      cosine[m] = x * cosine[m - 1] - y * sine[m - 1];
      sine[m] = x * sine[m - 1] + y * cosine[m - 1];
      q[m * columns + m] = (2 * m - 1) * q[(m - 1) * columns + m - 1];
    }
    for (int m = 0; m < order; m++) {
      q[(m + 1) * columns + m] = (2 * m + 1) * z * q[m * columns + m];
      for (int l = m + 2; l <= order; l++) {
        q[l * columns + m] =
            ((2 * l - 1) * z * q[(l - 1) * columns + m]
                    - (l + m - 1) * square * q[(l - 2) * columns + m])
                / (l - m);
      }
    }
  }
}
