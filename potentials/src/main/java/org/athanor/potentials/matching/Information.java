package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The Fisher information of one label about the parameters, I = RᵀR, kept as its rows R: the
 * Jacobian of what is labelled with respect to the parameters, [rows × parameters], at most as many
 * rows as there are parameters.
 */
public final class Information {
  /** Eigenvalues of a given matrix below this share of the largest are rounding. */
  private static final double ROUNDING = 1e-14;

  private final DMatrixRMaj rows;

  private Information(DMatrixRMaj rows) {
    this.rows = rows;
  }

  /**
   * JacᵀJac of a Jacobian, [rows][parameters].
   *
   * @throws IllegalArgumentException if it is empty, ragged or not finite
   */
  public static Information ofJacobian(double[][] jacobian) {
    DMatrixRMaj all = Matrices.of("jacobian", jacobian);
    if (all.numRows <= all.numCols) {
      return new Information(all);
    }
    return new Information(Dense.triangle(all));
  }

  /**
   * A given matrix, [parameters][parameters].
   *
   * @throws IllegalArgumentException if it is not square, symmetric, finite and positive
   *     semidefinite, each to rounding
   */
  public static Information ofMatrix(double[][] matrix) {
    DMatrixRMaj symmetric = Matrices.symmetric("information", matrix);
    int n = symmetric.numRows;
    // Scaled to a unit diagonal first, so that parameters in other units are not lost.
    double[] scale = Matrices.unitDiagonal("information", symmetric);
    Dense.Spectrum spectrum = Dense.spectrum(symmetric);
    double largest = spectrum.largest();
    if (spectrum.smallest() < -1e-8 * Math.max(largest, Double.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          "information: expected a positive semidefinite matrix, got the eigenvalue "
              + spectrum.smallest()
              + " beside "
              + largest
              + " (scaled to a unit diagonal)");
    }
    int first = 0;
    while (first < n && spectrum.values().get(first) <= ROUNDING * largest) {
      first++;
    }
    DMatrixRMaj columns = spectrum.columns(first, n, Math::sqrt);
    DMatrixRMaj rows = new DMatrixRMaj(n - first, n);
    CommonOps_DDRM.transpose(columns, rows);
    for (int i = 0; i < rows.numRows; i++) {
      for (int k = 0; k < n; k++) {
        rows.set(i, k, rows.get(i, k) * scale[k]);
      }
    }
    return new Information(rows);
  }

  /** N, the number of parameters. */
  public int parameters() {
    return rows.numCols;
  }

  /** Whether the label says nothing about any parameter. */
  public boolean empty() {
    return frobenius() == 0;
  }

  /** ‖I‖_F = ‖R Rᵀ‖_F. */
  public double frobenius() {
    DMatrixRMaj gram = new DMatrixRMaj(rows.numRows, rows.numRows);
    CommonOps_DDRM.multTransB(rows, rows, gram);
    return Dense.norm(gram);
  }

  /** I by rows, [parameters][parameters]. */
  public List<Scalars> entries() {
    DMatrixRMaj matrix = matrix();
    List<Scalars> entries = new ArrayList<>();
    for (int i = 0; i < matrix.numRows; i++) {
      entries.add(Scalars.of(CommonOps_DDRM.extractRow(matrix, i, null).getData()));
    }
    return entries;
  }

  /** R; shared, read only. */
  DMatrixRMaj rows() {
    return rows;
  }

  /** I, [parameters × parameters]. */
  DMatrixRMaj matrix() {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multTransA(rows, rows, matrix);
    return matrix;
  }
}
