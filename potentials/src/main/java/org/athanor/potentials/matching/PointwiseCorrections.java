package org.athanor.potentials.matching;

import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How far parameters would have to move to be right at one label's number after the other, and what
 * that means for quantities: error bars that know in which directions a form fails.
 *
 * <p>For the number k with weighted residual r_k (label less prediction) and weighted row j_k the
 * least correction in the metric of the information F is
 *
 * <pre>
 *   δθ_k = F⁻¹ j_kᵀ r_k / h_k,   h_k = j_k F⁻¹ j_kᵀ
 * </pre>
 *
 * <p>Parameters that some label asks for fill the box around all corrections and the fit itself,
 * along the principal axes of the corrections; the spread of quantities is that of parameters drawn
 * evenly from it. Source: Swinburne and Perez, Mach. Learn.: Sci. Technol. 6, 015008 (2025), the
 * hypercube of pointwise optimal parameter sets. Here principal axes are those in the metric of F,
 * so that parameters of any unit and size lead to the same box.
 */
public final class PointwiseCorrections {
  /** Numbers that hardly depend on the parameters ask for nothing; as in the authors' program. */
  private static final double LEAST_LEVERAGE = 1e-6;

  /** S with cov θ = SᵀS, [axes × P]. */
  private final DMatrixRMaj root;

  private PointwiseCorrections(DMatrixRMaj root) {
    this.root = root;
  }

  /**
   * Those of the numbers of weighted labels.
   *
   * @param residuals r, labels less predictions, times √w, [numbers]
   * @param rows j, ∂prediction/∂θ times √w, [numbers][P]
   * @param information F
   */
  static PointwiseCorrections of(double[] residuals, double[][] rows, Information information) {
    DMatrixRMaj whitening = Dense.rootOfInverse("information", information.matrix());
    DMatrixRMaj corrections = new DMatrixRMaj(residuals.length, whitening.numCols);
    CommonOps_DDRM.mult(new DMatrixRMaj(rows), whitening, corrections);
    for (int k = 0; k < residuals.length; k++) {
      DMatrixRMaj row = CommonOps_DDRM.extractRow(corrections, k, null);
      CommonOps_DDRM.scale(residuals[k] / Math.max(LEAST_LEVERAGE, Dense.inner(row, row)), row);
      CommonOps_DDRM.insert(row, corrections, k, 0);
    }
    return new PointwiseCorrections(box(corrections, whitening));
  }

  /** No label asks for any. */
  static PointwiseCorrections none(int parameters) {
    return new PointwiseCorrections(new DMatrixRMaj(1, parameters));
  }

  private static DMatrixRMaj box(DMatrixRMaj corrections, DMatrixRMaj whitening) {
    int axes = whitening.numCols;
    DMatrixRMaj moments = new DMatrixRMaj(axes, axes);
    CommonOps_DDRM.multTransA(corrections, corrections, moments);
    DMatrixRMaj principal = Dense.spectrum(moments).vectors();
    DMatrixRMaj along = new DMatrixRMaj(corrections.numRows, axes);
    CommonOps_DDRM.mult(corrections, principal, along);
    DMatrixRMaj root = new DMatrixRMaj(axes, whitening.numRows);
    CommonOps_DDRM.multTransAB(principal, whitening, root);
    double[] spreads = new double[axes];
    for (int axis = 0; axis < axes; axis++) {
      double low = 0;
      double high = 0;
      for (int k = 0; k < along.numRows; k++) {
        low = Math.min(low, along.get(k, axis));
        high = Math.max(high, along.get(k, axis));
      }
      // The mean square, about the fit, of an even density from low to high.
      spreads[axis] = Math.sqrt((high * high + high * low + low * low) / 3);
    }
    CommonOps_DDRM.multRows(spreads, root);
    return root;
  }

  /**
   * The root mean square, about their values at the fit, of quantities over the box, in their
   * units.
   *
   * @param jacobian ∂Q/∂θ, [quantities][P]
   */
  public Scalars deviations(double[][] jacobian) {
    DMatrixRMaj slopes = Matrices.of("jacobian", jacobian);
    DMatrixRMaj moved = new DMatrixRMaj(slopes.numRows, root.numRows);
    CommonOps_DDRM.multTransB(slopes, root, moved);
    return Scalars.of(
        IntStream.range(0, slopes.numRows)
            .mapToDouble(q -> Dense.norm(CommonOps_DDRM.extractRow(moved, q, null)))
            .toArray());
  }

  /** The covariance of the parameters over the box by rows, [P][P]. */
  public List<Scalars> covariance() {
    DMatrixRMaj covariance = new DMatrixRMaj(root.numCols, root.numCols);
    CommonOps_DDRM.multTransA(root, root, covariance);
    return IntStream.range(0, covariance.numRows)
        .mapToObj(i -> Scalars.of(CommonOps_DDRM.extractRow(covariance, i, null).getData()))
        .toList();
  }
}
