package org.athanor.potentials.ace;

import org.athanor.potentials.numerics.Lanes;

/**
 * Sums over the neighbours of an atom: moments, and the way back from their slopes. The two ways
 * give the same bits: every number is made by the same fused operations in the same order.
 */
sealed interface ShellSums permits ScalarShellSums, VectorShellSums {
  static ShellSums of(Lanes lanes, ClusterTable table) {
    return switch (lanes) {
      case ONE -> new ScalarShellSums(table);
      case MANY -> new VectorShellSums(table);
    };
  }

  /** Interpolates the radial functions of all neighbours. */
  void interpolate(Shell shell, int centre);

  /**
   * Moments A_snlm = Σ_j∈s R_nl Y_lm for m ≥ 0, laid out [species × n × row × lane of l] with the
   * rows of {@link Harmonics#rows}.
   */
  void expand(Shell shell, double[] moments);

  /**
   * Slopes of Σ w A with respect to neighbour {@code k}'s direction (not yet made tangential) and
   * distance: writes x, y, z, and radial in 1/Å.
   *
   * @param weights w, laid out as the moments
   */
  void slopes(Shell shell, int k, int species, double[] weights, double[] out);

  /** In a fixed order. */
  static double sum(double[] row, int from, int lanes) {
    double total = 0;
    for (int at = from; at < from + lanes; at += RadialTable.LANES) {
      total +=
          ((row[at] + row[at + 4]) + (row[at + 2] + row[at + 6]))
              + ((row[at + 1] + row[at + 5]) + (row[at + 3] + row[at + 7]));
    }
    return total;
  }
}
