package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Scalars;

/**
 * Cubic pieces between the values of a table, as LAMMPS makes them for its eam styles.
 *
 * <p>f(m + p) = ((c₃p + c₂)p + c₁)p + c₀ with p from 0 to 1 in units of the step. Slopes at the
 * values are (f₋₂ − f₊₂ + 8(f₊₁ − f₋₁))/12, one from the ends half of f₊₁ − f₋₁, and at the ends
 * the one-sided difference. The order of the sums is that of LAMMPS, for the same last digits.
 */
final class HermiteTable {
  private HermiteTable() {}

  /** Writes c₀, c₁, c₂, c₃ of piece m to {@code target[m · stride + offset]} and on. */
  static void spread(Scalars values, double[] target, int stride, int offset) {
    double[] f = values.toArray();
    double[] slopes = slopes(f);
    for (int m = 0; m < f.length - 1; m++) {
      double rise = f[m + 1] - f[m];
      int at = m * stride + offset;
      target[at] = f[m];
      target[at + 1] = slopes[m];
      target[at + 2] = 3 * rise - 2 * slopes[m] - slopes[m + 1];
      target[at + 3] = slopes[m] + slopes[m + 1] - 2 * rise;
    }
  }

  private static double[] slopes(double[] f) {
    int last = f.length - 1;
    double[] slopes = new double[f.length];
    slopes[0] = f[1] - f[0];
    slopes[1] = 0.5 * (f[2] - f[0]);
    for (int m = 2; m < last - 1; m++) {
      slopes[m] = ((f[m - 2] - f[m + 2]) + 8 * (f[m + 1] - f[m - 1])) / 12;
    }
    slopes[last - 1] = 0.5 * (f[last] - f[last - 2]);
    slopes[last] = f[last] - f[last - 1];
    return slopes;
  }
}
