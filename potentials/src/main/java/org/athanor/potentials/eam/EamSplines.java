package org.athanor.potentials.eam;

import java.util.List;

/**
 * The cubic pieces of an embedded-atom potential's functions, flat.
 *
 * <p>Pieces of two elements (i, j) lie side by side, those of one distance in {@link #STRIDE}
 * numbers: r·φ, the density of j at i, the density of i at j; an element with itself needs the
 * first two only, so that a distance takes one cache line.
 */
final class EamSplines {
  static final int STRIDE = 12;
  static final int SAME_STRIDE = 8;

  private final int size;
  private final EamTables.Grid grid;
  private final double[][] pairs;
  private final double[][] embeddings;

  /** For the elements at these places in the tables. */
  EamSplines(EamTables tables, List<Integer> places) {
    size = places.size();
    grid = tables.grid();
    pairs = new double[size * size][];
    embeddings = new double[size][];
    for (int i = 0; i < size; i++) {
      embeddings[i] = new double[4 * (grid.densities() - 1)];
      HermiteTable.spread(tables.elements().get(places.get(i)).embedding(), embeddings[i], 4, 0);
      for (int j = 0; j < size; j++) {
        pairs[i * size + j] = pair(tables, places.get(i), places.get(j));
      }
    }
  }

  private static double[] pair(EamTables tables, int i, int j) {
    int stride = i == j ? SAME_STRIDE : STRIDE;
    double[] pieces = new double[stride * (tables.grid().distances() - 1)];
    HermiteTable.spread(tables.pair(i, j), pieces, stride, 0);
    HermiteTable.spread(tables.density(j, i), pieces, stride, 4);
    if (i != j) {
      HermiteTable.spread(tables.density(i, j), pieces, stride, 8);
    }
    return pieces;
  }

  /** The number of elements. */
  int size() {
    return size;
  }

  double cutoff() {
    return grid.cutoff();
  }

  EamTables.Grid grid() {
    return grid;
  }

  /** The pieces of elements i and j, at i·size + j. */
  double[] pair(int ij) {
    return pairs[ij];
  }

  /** Of the piece at {@code at}, p of the way through it, by Horner's rule. */
  static double value(double[] c, int at, double p) {
    double second = Math.fma(c[at + 3], p, c[at + 2]);
    return Math.fma(Math.fma(second, p, c[at + 1]), p, c[at]);
  }

  /** Its slope, per step, by Horner's rule for what the value leaves: most steps are the same. */
  static double slope(double[] c, int at, double p) {
    double second = Math.fma(c[at + 3], p, c[at + 2]);
    return Math.fma(Math.fma(c[at + 3], p, second), p, Math.fma(second, p, c[at + 1]));
  }

  /** F and dF/dρ of element {@code i} at density {@code rho}, into {@code target}. */
  void embed(int i, double rho, double[] target) {
    double[] c = embeddings[i];
    double inverse = 1 / grid.densityStep();
    double p = rho * inverse;
    int m = Math.max(0, Math.min((int) p, grid.densities() - 2));
    p = Math.min(p - m, 1);
    int at = 4 * m;
    double slope = slope(c, at, p) * inverse;
    double beyond = rho - (grid.densities() - 1) * grid.densityStep();
    target[0] = value(c, at, p) + slope * Math.max(0, beyond);
    target[1] = slope;
  }
}
