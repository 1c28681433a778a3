package org.athanor.potentials.matching;

import java.util.Arrays;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Parameter combinations about which the candidates say something, scaled so that the uniform
 * design Σ I_m/‖I_m‖ is unity: a congruence I → TᵀIT, J → TᵀJT leaves the weights as they are.
 */
sealed interface Coordinates {
  /**
   * There is something to match.
   *
   * @param transform T, [parameters × coordinates]
   * @param wanted TᵀJT, and what J wants beyond the candidates' range where data in hand pays for
   *     it
   * @param uniform 1/‖I_m‖ of each candidate, for which Σ uniform_m Tᵀ I_m T = 1
   */
  record Within(DMatrixRMaj transform, DMatrixRMaj wanted, Scalars uniform)
      implements Coordinates {}

  /** The target wants what no candidate says anything about: that direction, of unit length. */
  record Beyond(Scalars direction) implements Coordinates {}

  /** Eigenvalues of the uniform design below this share of the largest count as zero. */
  double NULL = 1e-13;

  /** What J wants in the null space above this share of its norm makes the problem infeasible. */
  double WANTED = 1e-9;

  /**
   * @param rows the candidates' rows, [all rows × parameters], every candidate of unit cost
   * @param information J, [parameters × parameters]
   */
  static Coordinates of(Columns rows, DMatrixRMaj information) {
    int n = rows.coordinates();
    double[] ones = new double[rows.count()];
    Arrays.fill(ones, 1);
    DMatrixRMaj total = rows.sum(ones);
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = total.get(i, i) > 0 ? 1 / Math.sqrt(total.get(i, i)) : 1;
    }
    Columns scaled = new Columns(timesDiagonal(rows.rows(), scale), rows.first());
    double[] uniform = new double[rows.count()];
    for (int m = 0; m < uniform.length; m++) {
      uniform[m] = 1 / norm(scaled, m);
    }
    return of(scaled.sum(uniform), scale, uniform, information);
  }

  /**
   * @param design Σ uniform_m D I_m D, [parameters × parameters], D diagonal
   * @param scale D, [parameters]
   * @param uniform weights of the uniform design, [candidates]
   * @param information J, [parameters × parameters]
   */
  static Coordinates of(
      DMatrixRMaj design, double[] scale, double[] uniform, DMatrixRMaj information) {
    int n = scale.length;
    Dense.Spectrum spectrum = Dense.spectrum(design);
    int rank = n;
    while (rank > 0 && spectrum.values().get(n - rank) <= NULL * spectrum.largest()) {
      rank--;
    }
    DMatrixRMaj range = spectrum.columns(n - rank, n, value -> 1 / Math.sqrt(value));
    DMatrixRMaj nothing = spectrum.columns(0, n - rank, value -> 1);
    DMatrixRMaj target = information.copy();
    Matrices.scaled(target, scale);
    return split(target, range, nothing, scale, uniform);
  }

  private static Coordinates split(
      DMatrixRMaj target,
      DMatrixRMaj range,
      DMatrixRMaj nothing,
      double[] scale,
      double[] uniform) {
    DMatrixRMaj wanted = inside(range, target, range);
    double limit = WANTED * Dense.norm(target);
    // What is positive semidefinite and has WANTED on the diagonal may have its root beside it.
    double tie = Math.sqrt(WANTED) * Dense.norm(target);
    if (nothing.numCols > 0) {
      Dense.Spectrum missing = Dense.spectrum(inside(nothing, target, nothing));
      DMatrixRMaj axes = new DMatrixRMaj(nothing.numRows, nothing.numCols);
      CommonOps_DDRM.mult(nothing, missing.vectors(), axes);
      DMatrixRMaj across = inside(axes, target, range);
      for (int k = axes.numCols - 1; k >= 0; k--) {
        double value = missing.values().get(k);
        DMatrixRMaj row = CommonOps_DDRM.extractRow(across, k, null);
        DMatrixRMaj axis = CommonOps_DDRM.extractColumn(axes, k, null);
        if (value > limit || (value > -limit && reach(axis, target, range) > tie)) {
          return new Beyond(unit(axis.data, scale));
        }
        if (value <= -limit) {
          // Data in hand pays here: what is left of J is its Schur complement.
          CommonOps_DDRM.multAddTransA(-1 / value, row, row, wanted);
        }
      }
      Dense.symmetrise(wanted);
    }
    DMatrixRMaj transform = range.copy();
    for (int i = 0; i < transform.numRows; i++) {
      for (int k = 0; k < transform.numCols; k++) {
        transform.set(i, k, scale[i] * transform.get(i, k));
      }
    }
    return new Within(transform, wanted, Scalars.of(uniform));
  }

  /** How much J ties a direction of the null space to the range. */
  private static double reach(DMatrixRMaj axis, DMatrixRMaj target, DMatrixRMaj range) {
    DMatrixRMaj across = inside(axis, target, range);
    double square = 0;
    for (int k = 0; k < range.numCols; k++) {
      double length = Dense.norm(CommonOps_DDRM.extractColumn(range, k, null));
      double share = across.get(k) / length;
      square += share * share;
    }
    return Math.sqrt(square);
  }

  private static DMatrixRMaj inside(DMatrixRMaj left, DMatrixRMaj middle, DMatrixRMaj right) {
    DMatrixRMaj half = new DMatrixRMaj(left.numCols, middle.numCols);
    CommonOps_DDRM.multTransA(left, middle, half);
    DMatrixRMaj all = new DMatrixRMaj(left.numCols, right.numCols);
    CommonOps_DDRM.mult(half, right, all);
    if (left == right) {
      Dense.symmetrise(all);
    }
    return all;
  }

  /** The direction of D v, of unit length. */
  static Scalars unit(double[] v, double[] scale) {
    double[] direction = v.clone();
    double square = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= scale[i];
      square += direction[i] * direction[i];
    }
    double norm = Math.sqrt(square);
    return Scalars.of(Arrays.stream(direction).map(x -> x / norm).toArray());
  }

  private static DMatrixRMaj timesDiagonal(DMatrixRMaj rows, double[] scale) {
    DMatrixRMaj scaled = rows.copy();
    for (int i = 0; i < rows.numRows; i++) {
      for (int k = 0; k < rows.numCols; k++) {
        scaled.set(i, k, rows.get(i, k) * scale[k]);
      }
    }
    return scaled;
  }

  /** ‖I_m‖_F. */
  private static double norm(Columns columns, int m) {
    int n = columns.coordinates();
    double[] rows = columns.rows().data;
    double sum = 0;
    for (int a = columns.first()[m]; a < columns.first()[m + 1]; a++) {
      for (int b = columns.first()[m]; b < columns.first()[m + 1]; b++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
          product += rows[a * n + i] * rows[b * n + i];
        }
        sum += product * product;
      }
    }
    return Math.sqrt(sum);
  }
}
