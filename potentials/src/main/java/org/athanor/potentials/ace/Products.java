package org.athanor.potentials.ace;

import org.athanor.potentials.numerics.Lanes;

/**
 * Evaluates a {@link ProductTree} for several atoms at once, and the way back. The ways give the
 * same bits: every atom's numbers are made by the same fused operations in the same order.
 */
sealed interface Products permits ScalarProducts, VectorProducts {
  static Products of(Lanes lanes, ProductTree tree) {
    return switch (lanes) {
      case ONE -> new ScalarProducts(tree);
      case MANY -> new VectorProducts(tree);
    };
  }

  /** How many atoms at once. */
  static int atoms(Lanes lanes) {
    return switch (lanes) {
      case ONE -> 1;
      case MANY -> VectorShellSums.LANES.length();
    };
  }

  /** Takes the moments of one of the atoms. */
  void load(int atom, double[] moments);

  /** Densities of all atoms, [densities × atoms], without pairs. */
  void densities(double[] rho);

  /** From slopes with respect to densities, [densities × atoms], to those of the factors. */
  void back(double[] slopes);

  /** Slopes with respect to the moments of one of the atoms; overwrites. */
  void store(int atom, double[] weights);
}
