package org.athanor.potentials.ace;

import java.util.Arrays;

/** Plain Java, one l at a time. */
final class ScalarShellSums implements ShellSums {
  private final ClusterTable table;
  private final Harmonics harmonics;
  private final int order;
  private final int lanes;
  private final int rows;
  private final int radial;
  private final int width;
  private final double[] q;
  private final double[] y;
  private final double[] parts;
  private final Interpolation weights = new Interpolation();

  ScalarShellSums(ClusterTable table) {
    this.table = table;
    this.harmonics = table.harmonics();
    this.order = harmonics.order();
    this.lanes = harmonics.lanes();
    this.rows = harmonics.rows();
    this.radial = table.layout().radial();
    this.width = table.layout().width();
    this.q = new double[(order + 2) * lanes];
    this.y = new double[rows * lanes];
    this.parts = new double[4 * lanes];
  }

  @Override
  public void interpolate(Shell shell, int centre) {
    for (int s = 0; s < table.species(); s++) {
      RadialTable from = table.radial(centre, s);
      for (int k = shell.first(s); k < shell.first(s + 1); k++) {
        weights.at(shell.along[k], from.rate());
        interpolate(from.nodes(), shell.node[k], shell.value, shell.slope, k * width);
      }
    }
  }

  private void interpolate(double[] nodes, int node, double[] value, double[] slope, int at) {
    for (int t = 0; t < width; t++) {
      double f = nodes[node + t];
      double d = nodes[node + width + t];
      double step = nodes[node + 2 * width + t] - f;
      double e = nodes[node + 3 * width + t];
      value[at + t] =
          Math.fma(e, weights.after, Math.fma(d, weights.before, Math.fma(step, weights.rise, f)));
      slope[at + t] =
          Math.fma(
              e, weights.afterSlope, Math.fma(d, weights.beforeSlope, step * weights.riseSlope));
    }
  }

  private void polynomials(double z) {
    double[] c = harmonics.coefficients();
    for (int m = 0; m <= order; m++) {
      for (int l = 0; l < lanes; l++) {
        int at = harmonics.first(m) + l;
        double sum = c[at];
        for (int p = 0; p < order - m; p++) {
          at += lanes;
          sum = Math.fma(sum, z, c[at]);
        }
        q[m * lanes + l] = sum;
      }
    }
  }

  @Override
  public void expand(Shell shell, double[] moments) {
    Arrays.fill(moments, 0);
    for (int s = 0; s < table.species(); s++) {
      for (int k = shell.first(s); k < shell.first(s + 1); k++) {
        harmonics(shell, k);
        for (int n = 0; n < radial; n++) {
          int value = k * width + n * lanes;
          int at = (s * radial + n) * rows * lanes;
          for (int e = 0; e < rows * lanes; e++) {
            moments[at + e] = Math.fma(shell.value[value + e % lanes], y[e], moments[at + e]);
          }
        }
      }
    }
  }

  private void harmonics(Shell shell, int k) {
    polynomials(shell.z[k]);
    double cos = 1;
    double sin = 0;
    System.arraycopy(q, 0, y, 0, lanes);
    for (int m = 1; m <= order; m++) {
      double next = cos * shell.x[k] - sin * shell.y[k];
      sin = cos * shell.y[k] + sin * shell.x[k];
      cos = next;
      for (int l = 0; l < lanes; l++) {
        y[(2 * m - 1) * lanes + l] = q[m * lanes + l] * cos;
        y[2 * m * lanes + l] = q[m * lanes + l] * sin;
      }
    }
  }

  @Override
  public void slopes(Shell shell, int k, int species, double[] w, double[] out) {
    polynomials(shell.z[k]);
    for (int l = 0; l < lanes; l++) {
      slopes(shell, k, species, w, l);
    }
    for (int part = 0; part < 4; part++) {
      out[part] = ShellSums.sum(parts, part * lanes, lanes);
    }
  }

  private void slopes(Shell shell, int k, int species, double[] w, int l) {
    double[] ratios = harmonics.ratios();
    int start = species * radial * rows * lanes + l;
    double g = times(shell.value, k, w, start);
    double h = times(shell.slope, k, w, start);
    double alongR = q[l] * h;
    double alongZ = q[lanes + l] * ratios[l] * g;
    double alongX = 0;
    double alongY = 0;
    double cosBefore = 1;
    double sinBefore = 0;
    for (int m = 1; m <= order; m++) {
      int row = start + (2 * m - 1) * lanes;
      double gc = times(shell.value, k, w, row);
      double gs = times(shell.value, k, w, row + lanes);
      double hc = times(shell.slope, k, w, row);
      double hs = times(shell.slope, k, w, row + lanes);
      double cos = cosBefore * shell.x[k] - sinBefore * shell.y[k];
      double sin = cosBefore * shell.y[k] + sinBefore * shell.x[k];
      double mc = m * cosBefore;
      double ms = m * sinBefore;
      double now = q[m * lanes + l];
      double lifted = q[(m + 1) * lanes + l] * ratios[m * lanes + l];
      alongR = Math.fma(now, Math.fma(hs, sin, hc * cos), alongR);
      alongZ = Math.fma(lifted, Math.fma(gs, sin, gc * cos), alongZ);
      alongX = Math.fma(now, Math.fma(gs, ms, gc * mc), alongX);
      alongY = Math.fma(now, Math.fma(gs, mc, -(gc * ms)), alongY);
      cosBefore = cos;
      sinBefore = sin;
    }
    parts[l] = alongX;
    parts[lanes + l] = alongY;
    parts[2 * lanes + l] = alongZ;
    parts[3 * lanes + l] = alongR;
  }

  /** Σ_n w f of the lane of {@code row}. */
  private double times(double[] f, int k, double[] w, int row) {
    int at = k * width + row % lanes;
    double sum = 0;
    for (int n = 0; n < radial; n++) {
      sum = Math.fma(w[row + n * rows * lanes], f[at + n * lanes], sum);
    }
    return sum;
  }
}
