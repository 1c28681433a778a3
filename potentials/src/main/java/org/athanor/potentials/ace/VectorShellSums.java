package org.athanor.potentials.ace;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many l at a time as a register holds, eight at the most. */
final class VectorShellSums implements ShellSums {
  static final VectorSpecies<Double> LANES =
      DoubleVector.SPECIES_PREFERRED.length() > RadialTable.LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int N = LANES.length();

  /** Neighbours dealt with together, so that what is needed of them stays close at hand. */
  private static final int BLOCK = 16;

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

  VectorShellSums(ClusterTable table) {
    this.table = table;
    this.harmonics = table.harmonics();
    this.order = harmonics.order();
    this.lanes = harmonics.lanes();
    this.rows = harmonics.rows();
    this.radial = table.layout().radial();
    this.width = table.layout().width();
    this.q = new double[(order + 2) * lanes];
    this.y = new double[BLOCK * rows * lanes];
    this.parts = new double[4 * lanes];
  }

  @Override
  public void interpolate(Shell shell, int centre) {
    for (int s = 0; s < table.species(); s++) {
      RadialTable from = table.radial(centre, s);
      double[] nodes = from.nodes();
      for (int k = shell.first(s); k < shell.first(s + 1); k++) {
        weights.at(shell.along[k], from.rate());
        interpolate(nodes, shell.node[k], shell.value, shell.slope, k * width);
      }
    }
  }

  private void interpolate(double[] nodes, int node, double[] value, double[] slope, int at) {
    DoubleVector rise = DoubleVector.broadcast(LANES, weights.rise);
    DoubleVector before = DoubleVector.broadcast(LANES, weights.before);
    DoubleVector after = DoubleVector.broadcast(LANES, weights.after);
    DoubleVector riseSlope = DoubleVector.broadcast(LANES, weights.riseSlope);
    DoubleVector beforeSlope = DoubleVector.broadcast(LANES, weights.beforeSlope);
    DoubleVector afterSlope = DoubleVector.broadcast(LANES, weights.afterSlope);
    for (int t = 0; t < width; t += N) {
      DoubleVector f = DoubleVector.fromArray(LANES, nodes, node + t);
      DoubleVector d = DoubleVector.fromArray(LANES, nodes, node + width + t);
      DoubleVector step = DoubleVector.fromArray(LANES, nodes, node + 2 * width + t).sub(f);
      DoubleVector e = DoubleVector.fromArray(LANES, nodes, node + 3 * width + t);
      e.fma(after, d.fma(before, step.fma(rise, f))).intoArray(value, at + t);
      e.fma(afterSlope, d.fma(beforeSlope, step.mul(riseSlope))).intoArray(slope, at + t);
    }
  }

  /** Q_lm(z) for all m. */
  private void polynomials(double z) {
    double[] c = harmonics.coefficients();
    DoubleVector factor = DoubleVector.broadcast(LANES, z);
    for (int m = 0; m <= order; m++) {
      for (int l = 0; l < lanes; l += N) {
        int at = harmonics.first(m) + l;
        DoubleVector sum = DoubleVector.fromArray(LANES, c, at);
        for (int p = 0; p < order - m; p++) {
          at += lanes;
          sum = sum.fma(factor, DoubleVector.fromArray(LANES, c, at));
        }
        sum.intoArray(q, m * lanes + l);
      }
    }
  }

  @Override
  public void expand(Shell shell, double[] moments) {
    Arrays.fill(moments, 0);
    for (int s = 0; s < table.species(); s++) {
      for (int from = shell.first(s); from < shell.first(s + 1); from += BLOCK) {
        int to = Math.min(from + BLOCK, shell.first(s + 1));
        for (int k = from; k < to; k++) {
          harmonics(shell, k, (k - from) * rows * lanes);
        }
        for (int n = 0; n < radial; n++) {
          add(shell.value, from * width + n * lanes, to - from, moments, (s * radial + n) * rows);
        }
      }
    }
  }

  private void harmonics(Shell shell, int k, int at) {
    polynomials(shell.z[k]);
    double cos = 1;
    double sin = 0;
    for (int l = 0; l < lanes; l += N) {
      DoubleVector.fromArray(LANES, q, l).intoArray(y, at + l);
    }
    for (int m = 1; m <= order; m++) {
      double next = cos * shell.x[k] - sin * shell.y[k];
      sin = cos * shell.y[k] + sin * shell.x[k];
      cos = next;
      for (int l = 0; l < lanes; l += N) {
        DoubleVector own = DoubleVector.fromArray(LANES, q, m * lanes + l);
        own.mul(cos).intoArray(y, at + (2 * m - 1) * lanes + l);
        own.mul(sin).intoArray(y, at + 2 * m * lanes + l);
      }
    }
  }

  private void add(double[] value, int from, int count, double[] moments, int row) {
    for (int l = 0; l < lanes; l += N) {
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        addFour(value, from + l, count, r * lanes + l, moments, (row + r) * lanes + l);
      }
      for (; r < rows; r++) {
        addOne(value, from + l, count, r * lanes + l, moments, (row + r) * lanes + l);
      }
    }
  }

  private void addFour(double[] value, int from, int count, int of, double[] moments, int at) {
    DoubleVector a = DoubleVector.fromArray(LANES, moments, at);
    DoubleVector b = DoubleVector.fromArray(LANES, moments, at + lanes);
    DoubleVector c = DoubleVector.fromArray(LANES, moments, at + 2 * lanes);
    DoubleVector d = DoubleVector.fromArray(LANES, moments, at + 3 * lanes);
    for (int k = 0; k < count; k++) {
      DoubleVector r = DoubleVector.fromArray(LANES, value, from + k * width);
      int own = k * rows * lanes + of;
      a = r.fma(DoubleVector.fromArray(LANES, y, own), a);
      b = r.fma(DoubleVector.fromArray(LANES, y, own + lanes), b);
      c = r.fma(DoubleVector.fromArray(LANES, y, own + 2 * lanes), c);
      d = r.fma(DoubleVector.fromArray(LANES, y, own + 3 * lanes), d);
    }
    a.intoArray(moments, at);
    b.intoArray(moments, at + lanes);
    c.intoArray(moments, at + 2 * lanes);
    d.intoArray(moments, at + 3 * lanes);
  }

  private void addOne(double[] value, int from, int count, int of, double[] moments, int at) {
    DoubleVector a = DoubleVector.fromArray(LANES, moments, at);
    for (int k = 0; k < count; k++) {
      DoubleVector r = DoubleVector.fromArray(LANES, value, from + k * width);
      a = r.fma(DoubleVector.fromArray(LANES, y, k * rows * lanes + of), a);
    }
    a.intoArray(moments, at);
  }

  @Override
  public void slopes(Shell shell, int k, int species, double[] w, double[] out) {
    polynomials(shell.z[k]);
    for (int l = 0; l < lanes; l += N) {
      slopes(shell, k, species, w, l);
    }
    for (int part = 0; part < 4; part++) {
      out[part] = ShellSums.sum(parts, part * lanes, lanes);
    }
  }

  private void slopes(Shell shell, int k, int species, double[] w, int l) {
    double[] ratios = harmonics.ratios();
    int stride = rows * lanes;
    int start = species * radial * stride + l;
    int at = k * width + l;
    DoubleVector g = DoubleVector.zero(LANES);
    DoubleVector h = g;
    for (int n = 0; n < radial; n++) {
      DoubleVector own = DoubleVector.fromArray(LANES, w, start + n * stride);
      g = own.fma(DoubleVector.fromArray(LANES, shell.value, at + n * lanes), g);
      h = own.fma(DoubleVector.fromArray(LANES, shell.slope, at + n * lanes), h);
    }
    DoubleVector now = DoubleVector.fromArray(LANES, q, l);
    DoubleVector next = DoubleVector.fromArray(LANES, q, lanes + l);
    DoubleVector alongR = now.mul(h);
    DoubleVector alongZ = next.mul(DoubleVector.fromArray(LANES, ratios, l)).mul(g);
    DoubleVector alongX = DoubleVector.zero(LANES);
    DoubleVector alongY = alongX;
    double cosBefore = 1;
    double sinBefore = 0;
    for (int m = 1; m <= order; m++) {
      DoubleVector gc = DoubleVector.zero(LANES);
      DoubleVector gs = gc;
      DoubleVector hc = gc;
      DoubleVector hs = gc;
      int place = start + (2 * m - 1) * lanes;
      for (int n = 0; n < radial; n++) {
        DoubleVector value = DoubleVector.fromArray(LANES, shell.value, at + n * lanes);
        DoubleVector slope = DoubleVector.fromArray(LANES, shell.slope, at + n * lanes);
        DoubleVector wc = DoubleVector.fromArray(LANES, w, place);
        DoubleVector ws = DoubleVector.fromArray(LANES, w, place + lanes);
        gc = wc.fma(value, gc);
        gs = ws.fma(value, gs);
        hc = wc.fma(slope, hc);
        hs = ws.fma(slope, hs);
        place += stride;
      }
      double cos = cosBefore * shell.x[k] - sinBefore * shell.y[k];
      double sin = cosBefore * shell.y[k] + sinBefore * shell.x[k];
      DoubleVector c = DoubleVector.broadcast(LANES, cos);
      DoubleVector s = DoubleVector.broadcast(LANES, sin);
      DoubleVector mc = DoubleVector.broadcast(LANES, m * cosBefore);
      DoubleVector ms = DoubleVector.broadcast(LANES, m * sinBefore);
      now = next;
      next = DoubleVector.fromArray(LANES, q, (m + 1) * lanes + l);
      DoubleVector lifted = next.mul(DoubleVector.fromArray(LANES, ratios, m * lanes + l));
      alongR = now.fma(hs.fma(s, hc.mul(c)), alongR);
      alongZ = lifted.fma(gs.fma(s, gc.mul(c)), alongZ);
      alongX = now.fma(gs.fma(ms, gc.mul(mc)), alongX);
      alongY = now.fma(gs.fma(mc, gc.mul(ms).neg()), alongY);
      cosBefore = cos;
      sinBefore = sin;
    }
    alongX.intoArray(parts, l);
    alongY.intoArray(parts, lanes + l);
    alongZ.intoArray(parts, 2 * lanes + l);
    alongR.intoArray(parts, 3 * lanes + l);
  }
}
