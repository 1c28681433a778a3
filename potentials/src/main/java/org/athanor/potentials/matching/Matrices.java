package org.athanor.potentials.matching;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices from outside, checked. */
final class Matrices {
  /** Larger asymmetries than this share of the largest element are mistakes. */
  private static final double ASYMMETRY = 1e-8;

  private Matrices() {}

  static DMatrixRMaj of(String what, double[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException(what + ": expected at least one row and column, got none");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            what
                + (": expected " + rows[0].length + " numbers in row " + i)
                + (" as in row 0, got " + rows[i].length));
      }
      for (int k = 0; k < rows[i].length; k++) {
        if (!Double.isFinite(rows[i][k])) {
          throw new IllegalArgumentException(
              what + ": expected finite numbers, got " + rows[i][k] + " in row " + i + ", " + k);
        }
      }
    }
    return new DMatrixRMaj(rows);
  }

  static DMatrixRMaj symmetric(String what, double[][] rows) {
    DMatrixRMaj matrix = of(what, rows);
    if (matrix.numRows != matrix.numCols) {
      throw new IllegalArgumentException(
          what
              + (": expected as many rows as columns, got " + matrix.numRows)
              + (" × " + matrix.numCols));
    }
    double limit = ASYMMETRY * CommonOps_DDRM.elementMaxAbs(matrix);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int k = 0; k < i; k++) {
        if (Math.abs(matrix.get(i, k) - matrix.get(k, i)) > limit) {
          throw new IllegalArgumentException(
              what
                  + (": expected a symmetric matrix, got " + matrix.get(i, k))
                  + (" in row " + i + ", " + k + " and " + matrix.get(k, i) + " across"));
        }
      }
    }
    Dense.symmetrise(matrix);
    return matrix;
  }

  /**
   * Scales rows and columns of a positive semidefinite matrix to a unit diagonal.
   *
   * @return what they were divided by
   */
  static double[] unitDiagonal(String what, DMatrixRMaj matrix) {
    double[] scale = new double[matrix.numRows];
    for (int i = 0; i < scale.length; i++) {
      double variance = matrix.get(i, i);
      if (variance < 0) {
        throw new IllegalArgumentException(
            what + ": expected no negative diagonal, got " + variance + " in row " + i);
      }
      scale[i] = variance == 0 ? 1 : Math.sqrt(variance);
    }
    scaled(matrix, Arrays.stream(scale).map(s -> 1 / s).toArray());
    return scale;
  }

  /** D A D in place, D diagonal. */
  static void scaled(DMatrixRMaj matrix, double[] factors) {
    for (int i = 0; i < matrix.numRows; i++) {
      for (int k = 0; k < matrix.numCols; k++) {
        matrix.set(i, k, matrix.get(i, k) * factors[i] * factors[k]);
      }
    }
  }
}
