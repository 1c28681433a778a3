package org.athanor.potentials.fingerprint;

import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;

/** The inner loops of s overlaps, in two forms that give the same bits. */
sealed interface OverlapRows permits ScalarOverlapRows, VectorOverlapRows {
  static OverlapRows of(Lanes lanes) {
    return switch (lanes) {
      case ONE -> new ScalarOverlapRows();
      case MANY -> new VectorOverlapRows();
    };
  }

  /** target = −u_ab d_ab², in rows of the sphere's stride. */
  void exponents(Sphere sphere, double[] target);

  /** O_ab = (A_a A_b)(prefactor_ab · gaussian_ab). */
  void weigh(Sphere sphere, double[] gaussian, Rows.Block matrix);

  /** Sums the moments of G over the rows. */
  void contract(Sphere sphere, double[] gaussian, Rows.Block slope, SOverlap.Moments moments);
}
