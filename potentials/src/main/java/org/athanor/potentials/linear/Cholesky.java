package org.athanor.potentials.linear;

import java.util.Optional;

/**
 * M = RᵀR of a symmetric positive definite matrix, R upper triangular, row-major [n×n].
 *
 * <p>Written as row updates in a fixed order: the same bits everywhere.
 */
final class Cholesky {
  private final int size;
  private final double[] factor;

  private Cholesky(int size, double[] factor) {
    this.size = size;
    this.factor = factor;
  }

  /**
   * Factorises in place.
   *
   * @param matrix upper triangle of M; overwritten
   * @param smallest pivots (squares of R's diagonal) at or below it count as not positive
   * @return empty if M is not positive definite
   */
  static Optional<Cholesky> of(int size, double[] matrix, double smallest) {
    for (int k = 0; k < size; k++) {
      double pivot = matrix[k * size + k];
      if (!(pivot > smallest)) {
        return Optional.empty();
      }
      double root = Math.sqrt(pivot);
      for (int l = k; l < size; l++) {
        matrix[k * size + l] /= root;
      }
      for (int i = k + 1; i < size; i++) {
        subtract(matrix, matrix[k * size + i], k * size, i * size, i, size);
      }
    }
    return Optional.of(new Cholesky(size, matrix));
  }

  private static void subtract(
      double[] matrix, double factor, int source, int target, int from, int to) {
    for (int l = from; l < to; l++) {
      matrix[target + l] -= factor * matrix[source + l];
    }
  }

  /** Solves M x = b. */
  double[] solve(double[] b) {
    double[] x = b.clone();
    for (int k = 0; k < size; k++) {
      x[k] /= factor[k * size + k];
      for (int l = k + 1; l < size; l++) {
        x[l] -= factor[k * size + l] * x[k];
      }
    }
    for (int k = size - 1; k >= 0; k--) {
      double sum = x[k];
      for (int l = k + 1; l < size; l++) {
        sum -= factor[k * size + l] * x[l];
      }
      x[k] = sum / factor[k * size + k];
    }
    return x;
  }

  /** ln det M. */
  double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += 2 * StrictMath.log(factor[k * size + k]);
    }
    return sum;
  }
}
