package org.athanor.potentials.numerics;

import java.util.Arrays;

/**
 * The factor of a symmetric positive definite matrix, A = Uᵀ U, in flat arrays with padded rows.
 *
 * <p>One instance serves one thread and one size.
 */
public final class Cholesky {
  private final int n;
  private final int stride;
  private final Rows rows;
  private final double[] upper;
  private final double[] factors;
  private final double[] row;

  /** For n × n matrices. */
  public Cholesky(int n) {
    this(n, Lanes.fastest());
  }

  /** For n × n matrices, with these lanes; the results have the same bits. */
  public Cholesky(int n, Lanes lanes) {
    this.n = n;
    this.stride = Rows.padded(n);
    this.rows = Rows.of(lanes);
    this.upper = new double[n * stride];
    this.factors = new double[n];
    this.row = new double[stride];
  }

  /**
   * Factors A + shift · 1.
   *
   * @param a row-major with padded rows, [n × padded(n)]; not changed
   * @throws ArithmeticException if that matrix is not positive definite
   */
  public void factor(double[] a, double shift) {
    System.arraycopy(a, 0, upper, 0, n * stride);
    for (int k = 0; k < n; k++) {
      upper[k * stride + k] += shift;
    }
    for (int k = 0; k < n; k++) {
      eliminate(k);
    }
  }

  /** Turns row k into a row of U, and subtracts its outer product from the rows below. */
  private void eliminate(int k) {
    int start = k * stride;
    double pivot = upper[start + k];
    if (!(pivot > 0)) {
      throw new ArithmeticException(
          "Cholesky: expected a positive definite matrix, got pivot " + pivot + " in row " + k);
    }
    double scale = 1 / Math.sqrt(pivot);
    int first = (k + 1) & -Rows.PADDING;
    int width = stride - first;
    Arrays.fill(row, 0, width, 0);
    for (int i = k; i < n; i++) {
      upper[start + i] *= scale;
      if (i >= first) {
        row[i - first] = upper[start + i];
      }
    }
    for (int i = k + 1; i < n; i++) {
      factors[i - k - 1] = -upper[start + i];
    }
    if (k + 1 < n) {
      Rows.Block rest = new Rows.Block(upper, (k + 1) * stride + first, stride);
      rows.addOuter(rest, n - k - 1, factors, row, width);
    }
  }

  /** The smallest of the squares of U's diagonal: how far the matrix was from being singular. */
  public double smallestPivot() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      smallest = Math.min(smallest, upper[k * stride + k] * upper[k * stride + k]);
    }
    return smallest;
  }

  /**
   * Writes U⁻¹, upper triangular, in padded rows, [n × padded(n)].
   *
   * <p>Row k follows from the rows below it: (U⁻¹)_k = (e_k − Σ_{i>k} U_ki (U⁻¹)_i)/U_kk.
   */
  public void inverseFactor(double[] target) {
    Arrays.fill(target, 0, n * stride, 0);
    double[] combined = new double[stride];
    for (int k = n - 1; k >= 0; k--) {
      int below = n - k - 1;
      for (int i = 0; i < below; i++) {
        factors[i] = -upper[k * stride + k + 1 + i];
      }
      rows.combine(
          new Rows.Block(target, (k + 1) * stride, stride), below, factors, combined, 0, stride);
      for (int l = k + 1; l < n; l++) {
        target[k * stride + l] = combined[l] / upper[k * stride + k];
      }
      target[k * stride + k] = 1 / upper[k * stride + k];
    }
  }

  /** ln det of the factored matrix. */
  public double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += StrictMath.log(upper[k * stride + k]);
    }
    return 2 * sum;
  }

  /** Replaces b, [n] from {@code at}, by the solution of A x = b. */
  public void solve(double[] b, int at) {
    for (int k = 0; k < n; k++) {
      b[at + k] /= upper[k * stride + k];
      for (int i = k + 1; i < n; i++) {
        b[at + i] = Math.fma(-upper[k * stride + i], b[at + k], b[at + i]);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[at + k];
      for (int i = k + 1; i < n; i++) {
        sum = Math.fma(-upper[k * stride + i], b[at + i], sum);
      }
      b[at + k] = sum / upper[k * stride + k];
    }
  }

  /** tr A⁻¹ = ‖U⁻¹‖², column by column. */
  public double inverseTrace() {
    double trace = 0;
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      for (int k = j; k >= 0; k--) {
        double sum = k == j ? 1 : 0;
        for (int i = k + 1; i <= j; i++) {
          sum = Math.fma(-upper[k * stride + i], column[i], sum);
        }
        column[k] = sum / upper[k * stride + k];
        trace = Math.fma(column[k], column[k], trace);
      }
    }
    return trace;
  }
}
