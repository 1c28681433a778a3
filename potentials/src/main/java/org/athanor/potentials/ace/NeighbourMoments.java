package org.athanor.potentials.ace;

/**
 * What one neighbour adds to the moments of its species, differentiated: ∂(R_nl Y_lm)/∂r in 1/Å.
 *
 * <p>Laid out [n × (L + 1)²], l² the first of l: m = 0, then real and imaginary part for each m.
 */
final class NeighbourMoments {
  private final Harmonics harmonics;
  private final RadialTable.Layout layout;
  private final int order;
  private final double[] q;
  private final double[] y;
  private final double[][] gradient;

  final double[] alongX;
  final double[] alongZ;
  final double[] alongY;

  NeighbourMoments(ClusterTable table) {
    this.harmonics = table.harmonics();
    this.layout = table.layout();
    this.order = harmonics.order();
    int count = (order + 1) * (order + 1);
    this.q = new double[(order + 2) * harmonics.lanes()];
    this.y = new double[count];
    this.gradient = new double[3][count];
    this.alongX = new double[layout.radial() * count];
    this.alongY = new double[layout.radial() * count];
    this.alongZ = new double[layout.radial() * count];
  }

  void differentiate(Shell shell, int k) {
    harmonics(shell.x[k], shell.y[k], shell.z[k], shell.inverse[k]);
    int count = (order + 1) * (order + 1);
    for (int n = 0; n < layout.radial(); n++) {
      int at = k * layout.width() + n * layout.lanes();
      for (int l = 0; l <= order; l++) {
        double value = shell.value[at + l];
        double slope = shell.slope[at + l];
        for (int e = l * l; e < (l + 1) * (l + 1); e++) {
          double radial = slope * y[e];
          alongX[n * count + e] = radial * shell.x[k] + value * gradient[0][e];
          alongY[n * count + e] = radial * shell.y[k] + value * gradient[1][e];
          alongZ[n * count + e] = radial * shell.z[k] + value * gradient[2][e];
        }
      }
    }
  }

  /** Harmonics, and their tangential gradients divided by the distance. */
  private void harmonics(double ux, double uy, double uz, double inverse) {
    polynomials(uz);
    int lanes = harmonics.lanes();
    double cos = 1;
    double sin = 0;
    double cosBefore = 0;
    double sinBefore = 0;
    for (int m = 0; m <= order; m++) {
      for (int l = m; l <= order; l++) {
        double own = q[m * lanes + l];
        double lifted = q[(m + 1) * lanes + l] * harmonics.ratios()[m * lanes + l];
        int e = l * l + Math.max(0, 2 * m - 1);
        y[e] = own * cos;
        tangential(e, own * m * cosBefore, -own * m * sinBefore, lifted * cos, ux, uy, uz, inverse);
        if (m > 0) {
          y[e + 1] = own * sin;
          tangential(
              e + 1, own * m * sinBefore, own * m * cosBefore, lifted * sin, ux, uy, uz, inverse);
        }
      }
      cosBefore = cos;
      sinBefore = sin;
      cos = cosBefore * ux - sinBefore * uy;
      sin = cosBefore * uy + sinBefore * ux;
    }
  }

  private void tangential(
      int e, double gx, double gy, double gz, double ux, double uy, double uz, double inverse) {
    double along = gx * ux + gy * uy + gz * uz;
    gradient[0][e] = (gx - along * ux) * inverse;
    gradient[1][e] = (gy - along * uy) * inverse;
    gradient[2][e] = (gz - along * uz) * inverse;
  }

  private void polynomials(double z0) {
    double[] c = harmonics.coefficients();
    int lanes = harmonics.lanes();
    for (int m = 0; m <= order; m++) {
      for (int l = m; l <= order; l++) {
        int at = harmonics.first(m) + l;
        double sum = c[at];
        for (int p = 0; p < order - m; p++) {
          at += lanes;
          sum = sum * z0 + c[at];
        }
        q[m * lanes + l] = sum;
      }
    }
  }
}
