package org.athanor.potentials.matching;

import java.util.Optional;
import org.athanor.potentials.numerics.Cholesky;
import org.athanor.potentials.numerics.Rows;
import org.ejml.data.DMatrixRMaj;

/** What designs F = Σ w_m I_m + D give of target quantities, and how that changes with w. */
final class MarginalDesign {
  private final Working columns;
  private final double[][] wanted;

  /**
   * At some weights.
   *
   * @param inverse U⁻¹ of F = UᵀU, [coordinates × coordinates]
   * @param y F⁻¹ j_k, [quantities][coordinates]
   * @param achieved g_k = j_kᵀ F⁻¹ j_k, [quantities]
   */
  // Array components: moments are parts of one computation, never values that are compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Moment(DMatrixRMaj inverse, double[][] y, double[] achieved) {
    /** y, one a column. */
    DMatrixRMaj columns() {
      DMatrixRMaj columns = new DMatrixRMaj(inverse.numRows, y.length);
      for (int k = 0; k < y.length; k++) {
        for (int i = 0; i < columns.numRows; i++) {
          columns.set(i, k, y[k][i]);
        }
      }
      return columns;
    }
  }

  /**
   * @param wanted j_k/σ_k, one a column
   */
  MarginalDesign(Working columns, DMatrixRMaj wanted) {
    this.columns = columns;
    this.wanted = new double[wanted.numCols][wanted.numRows];
    for (int k = 0; k < wanted.numCols; k++) {
      for (int i = 0; i < wanted.numRows; i++) {
        this.wanted[k][i] = wanted.get(i, k);
      }
    }
  }

  /** Empty where F is not positive definite. */
  Optional<Moment> at(double[] weights) {
    return inverseFactor(columns.design(weights)).map(this::moment);
  }

  private Moment moment(DMatrixRMaj inverse) {
    double[][] y = new double[wanted.length][];
    double[] achieved = new double[wanted.length];
    for (int k = 0; k < wanted.length; k++) {
      double[] half = timesTransposed(inverse, wanted[k]);
      for (double value : half) {
        achieved[k] += value * value;
      }
      y[k] = times(inverse, half);
    }
    return new Moment(inverse, y, achieved);
  }

  private static Optional<DMatrixRMaj> inverseFactor(DMatrixRMaj design) {
    int n = design.numRows;
    int stride = Rows.padded(n);
    double[] padded = new double[n * stride];
    for (int i = 0; i < n; i++) {
      System.arraycopy(design.data, i * n, padded, i * stride, n);
    }
    Cholesky cholesky = new Cholesky(n);
    try {
      cholesky.factor(padded, 0);
    } catch (ArithmeticException notPositive) {
      return Optional.empty();
    }
    cholesky.inverseFactor(padded);
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      System.arraycopy(padded, i * stride, inverse.data, i * n, n);
    }
    return Optional.of(inverse);
  }

  private static double[] timesTransposed(DMatrixRMaj upper, double[] v) {
    double[] product = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      for (int i = j; i < v.length; i++) {
        product[i] = Math.fma(v[j], upper.data[j * v.length + i], product[i]);
      }
    }
    return product;
  }

  private static double[] times(DMatrixRMaj upper, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = i; j < v.length; j++) {
        product[i] = Math.fma(upper.data[i * v.length + j], v[j], product[i]);
      }
    }
    return product;
  }

  /**
   * Adds factor (I_m y)ᵀ F⁻¹ (I_n y) of all pairs for quantity k.
   *
   * @param squares overwritten by ‖R_m y‖², [candidates]
   */
  void addCurvature(Moment now, int k, double factor, DMatrixRMaj matrix, double[] squares) {
    int n = columns.coordinates();
    Tall images = columns.images(now.y()[k], squares);
    images.setColumns(0, now.inverse());
    Tall halves = new Tall(n, columns.count());
    halves.setColumns(0, images.product(n, Tall.padded(n), columns.team()));
    halves.addGram(factor, matrix, columns.team());
  }

  /** What the dual gives for these multipliers where the largest price is 1. */
  double value(Moment now, double[] multipliers) {
    double product = 0;
    double sum = 0;
    double inHand = 0;
    for (int k = 0; k < multipliers.length; k++) {
      product += multipliers[k] * now.achieved()[k];
      sum += multipliers[k];
      double[] y = now.y()[k];
      for (int i = 0; i < y.length; i++) {
        inHand += multipliers[k] * y[i] * Working.inner(columns.known().data, i * y.length, y);
      }
    }
    return product * product / sum - inHand;
  }
}
