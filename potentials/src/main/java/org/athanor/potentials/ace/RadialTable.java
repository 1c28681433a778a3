package org.athanor.potentials.ace;

import org.athanor.potentials.structure.Scalars;

/**
 * Radial functions of a bond between equidistant nodes, by cubic polynomials that agree with value
 * and slope at both ends.
 *
 * <p>The numbers of a node lie side by side: first R_nl, l in lanes of eight (those beyond the
 * highest are zero), n slowest; then the sums of pair functions Σ_k c_pk g_k, one for each density,
 * and the repulsion, padded with zeros; then all their slopes times the distance of nodes. The
 * nodes are those of LAMMPS' pair style pace, so the same numbers come out. Closer than the first
 * node the first polynomial goes on.
 */
final class RadialTable {
  /** Numbers that are dealt with together. */
  static final int LANES = 8;

  private final double cutoff;
  private final int bins;
  private final double rate;
  private final int width;
  private final double[] nodes;

  /** How numbers of a node are laid out. */
  record Layout(int radial, int lanes, int densities) {
    /** Lanes for l = 0 … order. */
    static Layout of(int radial, int order, int densities) {
      return new Layout(radial, rounded(order + 1), densities);
    }

    private static int rounded(int n) {
      return (n + LANES - 1) / LANES * LANES;
    }

    int pair() {
      return radial * lanes;
    }

    int core() {
      return pair() + densities;
    }

    int width() {
      return pair() + rounded(densities + 1);
    }
  }

  /**
   * Fills the table.
   *
   * @param pair c_pk, [densities × K]
   */
  RadialTable(Layout layout, Bond bond, double bin, double[] pair, CoreFunction core) {
    this.cutoff = bond.base().cutoff();
    this.bins = (int) (cutoff / bin);
    this.rate = bins / cutoff;
    this.width = layout.width();
    this.nodes = new double[(bins + 1) * 2 * width];
    int count = bond.base().count();
    FamilyFunctions base = new FamilyFunctions(bond);
    double[] g = new double[count];
    double[] dg = new double[count];
    double[] repulsion = new double[2];
    double step = 1 / rate;
    for (int node = 1; node <= bins; node++) {
      double r = step * node;
      base.evaluate(r, g, dg);
      core.evaluate(r, repulsion);
      int at = node * 2 * width;
      fill(layout, bond.mix(), g, 1, at);
      fill(layout, bond.mix(), dg, step, at + width);
      fill(layout, pair, g, 1, at);
      fill(layout, pair, dg, step, at + width);
      nodes[at + layout.core()] = repulsion[0];
      nodes[at + width + layout.core()] = repulsion[1] * step;
    }
  }

  private void fill(Layout layout, Bond.Mix mix, double[] g, double scale, int at) {
    Scalars c = mix.coefficients();
    int place = 0;
    for (int n = 0; n < mix.radial(); n++) {
      for (int l = 0; l <= mix.order(); l++) {
        double sum = 0;
        for (double value : g) {
          sum += c.get(place++) * value;
        }
        nodes[at + n * layout.lanes() + l] = sum * scale;
      }
    }
  }

  private void fill(Layout layout, double[] pair, double[] g, double scale, int at) {
    for (int p = 0; p < layout.densities(); p++) {
      double sum = 0;
      for (int k = 0; k < g.length; k++) {
        sum += pair[p * g.length + k] * g[k];
      }
      nodes[at + layout.pair() + p] = sum * scale;
    }
  }

  /** In Å. */
  double cutoff() {
    return cutoff;
  }

  /** Which polynomial holds at {@code r}; at least {@link #bins} beyond the table. */
  int bin(double r) {
    return Math.max(1, (int) (r * rate));
  }

  /** How many polynomials there are, and one more. */
  int bins() {
    return bins;
  }

  /** Nodes per Å. */
  double rate() {
    return rate;
  }

  /** Numbers of a node; values from {@code bin · 2 · width} on, then slopes. */
  int width() {
    return width;
  }

  /** Shared, read only. */
  double[] nodes() {
    return nodes;
  }
}
