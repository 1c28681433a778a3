package org.athanor.potentials.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How far a design is from giving what is wanted. */
final class Feasibility {
  /** Eigenvalues of a design below this share of the largest count as zero. */
  private static final double NULL = 1e-12;

  private Feasibility() {}

  /**
   * What misses most.
   *
   * @param factor the smallest t ≥ 0 with t F − J ⪰ 0; infinite if there is none
   * @param direction where t F − J is zero, or where F says nothing and J wants something,
   *     [coordinates × 1]
   */
  record Shortfall(double factor, DMatrixRMaj direction) {}

  /** Of a design F ⪰ 0 for a target J. */
  static Shortfall of(DMatrixRMaj design, DMatrixRMaj wanted) {
    Dense.Spectrum spectrum = Dense.spectrum(design);
    int n = spectrum.size();
    int rank = n;
    while (rank > 0 && !(spectrum.values().get(n - rank) > NULL * spectrum.largest())) {
      rank--;
    }
    if (rank < n) {
      DMatrixRMaj nothing = spectrum.columns(0, n - rank, value -> 1);
      DMatrixRMaj transposed = CommonOps_DDRM.transpose(nothing, null);
      Dense.Spectrum missing = Dense.spectrum(Dense.congruent(transposed, wanted));
      if (missing.largest() > 1e-10 * Dense.norm(wanted)) {
        return new Shortfall(Double.POSITIVE_INFINITY, times(nothing, last(missing)));
      }
    }
    if (rank == 0) {
      return new Shortfall(0, new DMatrixRMaj(n, 1));
    }
    DMatrixRMaj range = spectrum.columns(n - rank, n, value -> 1 / Math.sqrt(value));
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(range, null);
    Dense.Spectrum relative = Dense.spectrum(Dense.congruent(transposed, wanted));
    return new Shortfall(Math.max(0, relative.largest()), times(range, last(relative)));
  }

  /** j_kᵀ F⁻¹ j_k for columns j_k; infinite where F says nothing of it, [columns]. */
  static double[] variances(DMatrixRMaj design, DMatrixRMaj wanted) {
    Dense.Spectrum spectrum = Dense.spectrum(design);
    double least = NULL * Math.max(spectrum.largest(), Double.MIN_NORMAL);
    DMatrixRMaj shares = new DMatrixRMaj(spectrum.size(), wanted.numCols);
    CommonOps_DDRM.multTransA(spectrum.vectors(), wanted, shares);
    double[] variances = new double[wanted.numCols];
    for (int k = 0; k < variances.length; k++) {
      double norm = Dense.norm(CommonOps_DDRM.extractColumn(wanted, k, null));
      for (int i = 0; i < shares.numRows; i++) {
        double share = shares.get(i, k);
        double value = spectrum.values().get(i);
        if (value > least) {
          variances[k] += share * share / value;
        } else if (Math.abs(share) > 1e-7 * norm) {
          variances[k] = Double.POSITIVE_INFINITY;
        }
      }
    }
    return variances;
  }

  private static DMatrixRMaj last(Dense.Spectrum spectrum) {
    return CommonOps_DDRM.extractColumn(spectrum.vectors(), spectrum.size() - 1, null);
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }
}
