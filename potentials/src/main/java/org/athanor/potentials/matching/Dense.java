package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** What this package needs of dense linear algebra, beyond products. */
final class Dense {
  /** Eigenvalues of a matrix scaled to a unit diagonal below this share of the largest are zero. */
  private static final double NULL = 1e-13;

  private Dense() {}

  /** Eigenvalues, rising, and unit eigenvectors, one a column. */
  record Spectrum(DMatrixRMaj values, DMatrixRMaj vectors) {
    double smallest() {
      return values.get(0);
    }

    double largest() {
      return values.get(values.getNumElements() - 1);
    }

    int size() {
      return values.getNumElements();
    }

    /** The columns from {@code first} on, each times a factor made from its eigenvalue. */
    DMatrixRMaj columns(int first, int end, DoubleUnaryOperator factor) {
      if (first == end) {
        return new DMatrixRMaj(vectors.numRows, 0);
      }
      DMatrixRMaj some = CommonOps_DDRM.extract(vectors, 0, vectors.numRows, first, end);
      for (int k = first; k < end; k++) {
        double scale = factor.applyAsDouble(values.get(k));
        for (int i = 0; i < some.numRows; i++) {
          some.set(i, k - first, scale * some.get(i, k - first));
        }
      }
      return some;
    }
  }

  /** The spectrum of a symmetric matrix, which is not changed. */
  static Spectrum spectrum(DMatrixRMaj symmetric) {
    int n = symmetric.numRows;
    // A new one each time: an instance that has met another size fails.
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(symmetric.copy())) {
      throw new ArithmeticException("matching: expected finite numbers in a symmetric matrix");
    }
    Integer[] order = new Integer[n];
    for (int k = 0; k < n; k++) {
      order[k] = k;
    }
    Arrays.sort(order, Comparator.comparingDouble(k -> eigen.getEigenvalue(k).getReal()));
    DMatrixRMaj values = new DMatrixRMaj(n, 1);
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      values.set(k, eigen.getEigenvalue(order[k]).getReal());
      CommonOps_DDRM.insert(eigen.getEigenVector(order[k]), vectors, 0, k);
    }
    return new Spectrum(values, vectors);
  }

  /** The smallest eigenvalue of a symmetric matrix, which is not changed. */
  static double smallest(DMatrixRMaj symmetric) {
    int n = symmetric.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(symmetric.copy())) {
      throw new ArithmeticException("matching: expected finite numbers in a symmetric matrix");
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      smallest = Math.min(smallest, eigen.getEigenvalue(k).getReal());
    }
    return smallest;
  }

  /** The lower factor L of a symmetric positive definite matrix L Lᵀ; empty if it is not that. */
  static Optional<DMatrixRMaj> factor(DMatrixRMaj symmetric) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(symmetric.numRows, true);
    return cholesky.decompose(symmetric.copy())
        ? Optional.of(cholesky.getT(null))
        : Optional.empty();
  }

  /** L⁻¹ of a lower factor. */
  static DMatrixRMaj inverseOfFactor(DMatrixRMaj lower) {
    DMatrixRMaj inverse = CommonOps_DDRM.identity(lower.numRows);
    TriangularSolver_DDRM.invertLower(lower.data, inverse.data, lower.numRows);
    return inverse;
  }

  /** A B Aᵀ, made symmetric to the bit. */
  static DMatrixRMaj congruent(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj half = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, half);
    DMatrixRMaj all = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.multTransB(half, a, all);
    symmetrise(all);
    return all;
  }

  /** Σ max(0, λ_k) v_k v_kᵀ. */
  static DMatrixRMaj positivePart(DMatrixRMaj symmetric) {
    Spectrum spectrum = spectrum(symmetric);
    DMatrixRMaj half = spectrum.columns(0, spectrum.size(), x -> Math.sqrt(Math.max(0, x)));
    DMatrixRMaj part = new DMatrixRMaj(half.numRows, half.numRows);
    CommonOps_DDRM.multTransB(half, half, part);
    return part;
  }

  /**
   * The triangle R of the QR factors, RᵀR = AᵀA, of a finite matrix with no fewer rows than
   * columns.
   */
  static DMatrixRMaj triangle(DMatrixRMaj a) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.numRows, a.numCols);
    // It says false where a column is zero, which R can well have.
    qr.decompose(a);
    return qr.getR(null, true);
  }

  /** R with RᵀR = A for a positive semidefinite matrix, without rows that are zero. */
  static DMatrixRMaj root(DMatrixRMaj a) {
    Spectrum spectrum = spectrum(a);
    int first = 0;
    while (first < a.numRows && spectrum.values().get(first) <= 1e-15 * spectrum.largest()) {
      first++;
    }
    DMatrixRMaj columns = spectrum.columns(first, a.numRows, Math::sqrt);
    return CommonOps_DDRM.transpose(columns, null);
  }

  /**
   * W with W Wᵀ = A⁺ for a positive semidefinite matrix, [n × rank].
   *
   * @param what the matrix is, for what is wrong with it
   */
  static DMatrixRMaj rootOfInverse(String what, DMatrixRMaj a) {
    DMatrixRMaj scaled = a.copy();
    double[] scale = Matrices.unitDiagonal(what, scaled);
    Spectrum spectrum = spectrum(scaled);
    int first = 0;
    while (first < a.numRows && spectrum.values().get(first) <= NULL * spectrum.largest()) {
      first++;
    }
    DMatrixRMaj root = spectrum.columns(first, a.numRows, value -> 1 / Math.sqrt(value));
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / scale[i];
    }
    CommonOps_DDRM.multRows(scale, root);
    return root;
  }

  static void symmetrise(DMatrixRMaj a) {
    for (int i = 0; i < a.numRows; i++) {
      for (int k = 0; k < i; k++) {
        double mean = 0.5 * (a.get(i, k) + a.get(k, i));
        a.set(i, k, mean);
        a.set(k, i, mean);
      }
    }
  }

  /** Σ_ik A_ik B_ik = tr(A Bᵀ). */
  static double inner(DMatrixRMaj a, DMatrixRMaj b) {
    double sum = 0;
    for (int k = 0; k < a.getNumElements(); k++) {
      sum += a.data[k] * b.data[k];
    }
    return sum;
  }

  static double norm(DMatrixRMaj a) {
    return Math.sqrt(inner(a, a));
  }
}
