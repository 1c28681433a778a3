package org.athanor.potentials.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Rows under each other, kept as the triangle R of their QR factors: F = RᵀR is never formed, and
 * so half of the digits are not lost.
 */
final class Stack {
  /** Singular values below this share of the largest count as zero. */
  private static final double NULL = 1e-11;

  /** What a quantity may have in the null space, relative to its norm, for {@link #variances}. */
  static final double OUTSIDE = 1e-7;

  /** Triangles whose diagonal spans less than this are solved with as they are. */
  private static final double REGULAR = 1e-8;

  private static final int MOST_ROWS = 4096;

  private final int columns;
  private final DMatrixRMaj pending;
  private int filled;

  /** Nothing yet. */
  Stack(int columns) {
    this.columns = columns;
    this.pending = new DMatrixRMaj(columns + MOST_ROWS, columns);
  }

  /** Adds {@code factor} times rows of a flat array. */
  void add(double[] rows, double factor) {
    for (int at = 0; at < rows.length; at += columns) {
      if (filled == pending.numRows) {
        fold();
      }
      for (int i = 0; i < columns; i++) {
        pending.data[filled * columns + i] = factor * rows[at + i];
      }
      filled++;
    }
  }

  private void fold() {
    DMatrixRMaj triangle = triangle();
    System.arraycopy(triangle.data, 0, pending.data, 0, triangle.getNumElements());
    filled = columns;
  }

  /** R, [columns × columns]; with rows of zeros where there were fewer. */
  DMatrixRMaj triangle() {
    int rows = Math.max(filled, columns);
    DMatrixRMaj all = new DMatrixRMaj(rows, columns);
    System.arraycopy(pending.data, 0, all.data, 0, filled * columns);
    return Dense.triangle(all);
  }

  /**
   * jᵀ F⁻¹ j for columns j, [columns of j].
   *
   * @param outside what of j, relative to its norm, may lie where F says nothing; infinite where
   *     more does
   */
  double[] variances(DMatrixRMaj wanted, double outside) {
    DMatrixRMaj triangle = triangle();
    return regular(triangle) ? solved(triangle, wanted) : decomposed(triangle, wanted, outside);
  }

  private static boolean regular(DMatrixRMaj triangle) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < triangle.numRows; i++) {
      smallest = Math.min(smallest, Math.abs(triangle.get(i, i)));
      largest = Math.max(largest, Math.abs(triangle.get(i, i)));
    }
    return smallest > REGULAR * largest;
  }

  /** ‖R⁻ᵀ j‖². */
  private static double[] solved(DMatrixRMaj triangle, DMatrixRMaj wanted) {
    double[] variances = new double[wanted.numCols];
    DMatrixRMaj half = wanted.copy();
    for (int i = 0; i < triangle.numRows; i++) {
      for (int k = 0; k < variances.length; k++) {
        double value = half.get(i, k) / triangle.get(i, i);
        half.set(i, k, value);
        variances[k] += value * value;
      }
      for (int j = i + 1; j < triangle.numCols; j++) {
        double factor = triangle.get(i, j);
        for (int k = 0; k < variances.length; k++) {
          half.add(j, k, -factor * half.get(i, k));
        }
      }
    }
    return variances;
  }

  private double[] decomposed(DMatrixRMaj triangle, DMatrixRMaj wanted, double outside) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(columns, columns, false, true, true);
    if (!svd.decompose(triangle)) {
      throw new ArithmeticException("matching: expected finite numbers in a design");
    }
    double[] values = svd.getSingularValues();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    DMatrixRMaj shares = new DMatrixRMaj(columns, wanted.numCols);
    CommonOps_DDRM.mult(svd.getV(null, true), wanted, shares);
    double[] variances = new double[wanted.numCols];
    for (int k = 0; k < variances.length; k++) {
      double norm = Dense.norm(CommonOps_DDRM.extractColumn(wanted, k, null));
      for (int i = 0; i < columns; i++) {
        double share = shares.get(i, k);
        if (values[i] > NULL * largest) {
          variances[k] += share * share / (values[i] * values[i]);
        } else if (Math.abs(share) > outside * norm) {
          variances[k] = Double.POSITIVE_INFINITY;
        }
      }
    }
    return variances;
  }
}
