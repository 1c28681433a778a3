package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Minimises Σ w_m subject to w ≥ 0 and g_k(w) = j_kᵀ F⁻¹ j_k ≤ 1 for every target quantity, F = Σ
 * w_m I_m + D, by a primal-dual interior-point method: Newton's steps on the stationarity of the
 * Lagrangian with multipliers λ_k and x_m.
 *
 * <p>Each g_k is convex, ∂g_k/∂w_m = −‖R_m F⁻¹ j_k‖².
 */
final class MarginalInteriorPoint {
  private static final int MOST_STEPS = 200;

  private final Columns columns;
  private final DMatrixRMaj wanted;
  private final DMatrixRMaj known;
  private final double[] w;
  private final double[] x;
  private final double[] lambda;

  /**
   * At some weights.
   *
   * @param y F⁻¹ j_k, one a column
   * @param achieved g_k
   * @param slopes ‖R_m F⁻¹ j_k‖², [candidates × quantities]
   */
  private record Moment(DMatrixRMaj factor, DMatrixRMaj y, Scalars achieved, DMatrixRMaj slopes) {}

  /**
   * A nearly optimal point.
   *
   * @param y F⁻¹ j_k, one a column, [coordinates × quantities]
   */
  record Point(Scalars weights, Scalars multipliers, DMatrixRMaj y) {}

  /**
   * A start.
   *
   * @param wanted j_k/σ_k, one a column
   * @param known D
   * @param start weights with g_k below 1 for all k
   */
  MarginalInteriorPoint(Columns columns, DMatrixRMaj wanted, DMatrixRMaj known, double[] start) {
    this.columns = columns;
    this.wanted = wanted;
    this.known = known;
    this.w = start.clone();
    this.x = new double[start.length];
    this.lambda = new double[wanted.numCols];
    double mu = Arrays.stream(start).sum() / (start.length + lambda.length);
    for (int m = 0; m < x.length; m++) {
      x[m] = mu / w[m];
    }
    Scalars achieved = moment(w).orElseThrow().achieved();
    for (int k = 0; k < lambda.length; k++) {
      lambda[k] = mu / (1 - achieved.get(k));
    }
  }

  /** Goes on until the complementarity is below this share of the cost, or rounding stops it. */
  Point solve(double tolerance) {
    Moment now = moment(w).orElseThrow();
    for (int step = 0; step < MOST_STEPS && gap(now) > tolerance * sum(w); step++) {
      Optional<Moment> next = advance(now);
      if (next.isEmpty()) {
        break;
      }
      now = next.get();
    }
    return new Point(Scalars.of(w), Scalars.of(lambda), now.y());
  }

  private double gap(Moment now) {
    double gap = 0;
    for (int m = 0; m < w.length; m++) {
      gap += w[m] * x[m];
    }
    for (int k = 0; k < lambda.length; k++) {
      gap += lambda[k] * (1 - now.achieved().get(k));
    }
    return gap;
  }

  private Optional<Moment> moment(double[] weights) {
    DMatrixRMaj design = columns.sum(weights);
    CommonOps_DDRM.addEquals(design, known);
    return Dense.factor(design)
        .map(
            lower -> {
              DMatrixRMaj factor = Dense.inverseOfFactor(lower);
              DMatrixRMaj half = new DMatrixRMaj(factor.numRows, wanted.numCols);
              CommonOps_DDRM.mult(factor, wanted, half);
              DMatrixRMaj y = new DMatrixRMaj(factor.numRows, wanted.numCols);
              CommonOps_DDRM.multTransA(factor, half, y);
              double[] achieved = new double[wanted.numCols];
              for (int i = 0; i < half.numRows; i++) {
                for (int k = 0; k < achieved.length; k++) {
                  achieved[k] += half.get(i, k) * half.get(i, k);
                }
              }
              return new Moment(factor, y, Scalars.of(achieved), columns.squares(y));
            });
  }

  private Optional<Moment> advance(Moment now) {
    int m = w.length;
    double mu = 0.1 * gap(now) / (m + lambda.length);
    DMatrixRMaj matrix =
        columns.curvature(CommonOps_DDRM.transpose(now.factor(), null), now.y(), lambda);
    DMatrixRMaj right = new DMatrixRMaj(m, 1);
    double[] slack = Arrays.stream(now.achieved().toArray()).map(g -> 1 - g).toArray();
    for (int a = 0; a < m; a++) {
      double pull = mu / w[a] - 1;
      for (int k = 0; k < slack.length; k++) {
        pull += now.slopes().get(a, k) * mu / slack[k];
      }
      right.set(a, pull);
    }
    DMatrixRMaj scaled = now.slopes().copy();
    for (int a = 0; a < m; a++) {
      matrix.add(a, a, x[a] / w[a]);
      for (int k = 0; k < slack.length; k++) {
        scaled.set(a, k, scaled.get(a, k) * lambda[k] / slack[k]);
      }
    }
    CommonOps_DDRM.multAddTransB(scaled, now.slopes(), matrix);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(m);
    if (!solver.setA(matrix)) {
      return Optional.empty();
    }
    DMatrixRMaj step = new DMatrixRMaj(m, 1);
    solver.solve(right, step);
    return move(now, step.data, slack, mu);
  }

  private Optional<Moment> move(Moment now, double[] dw, double[] slack, double mu) {
    double[] dx = new double[w.length];
    double[] dl = new double[lambda.length];
    double primal = 1;
    double dual = 1;
    for (int k = 0; k < dl.length; k++) {
      double gain = 0;
      for (int m = 0; m < dw.length; m++) {
        gain += now.slopes().get(m, k) * dw[m];
      }
      dl[k] = mu / slack[k] - lambda[k] - lambda[k] / slack[k] * gain;
      dual = Math.min(dual, wall(lambda[k], dl[k]));
    }
    for (int m = 0; m < dw.length; m++) {
      dx[m] = mu / w[m] - x[m] - x[m] / w[m] * dw[m];
      primal = Math.min(primal, wall(w[m], dw[m]));
      dual = Math.min(dual, wall(x[m], dx[m]));
    }
    for (int tries = 0; tries < 30; tries++) {
      double[] next = w.clone();
      for (int m = 0; m < dw.length; m++) {
        next[m] += primal * dw[m];
      }
      Optional<Moment> there = moment(next);
      if (there.isPresent()
          && Arrays.stream(there.get().achieved().toArray()).allMatch(g -> g < 1)) {
        System.arraycopy(next, 0, w, 0, w.length);
        double share = Math.min(primal, dual);
        for (int m = 0; m < dw.length; m++) {
          x[m] += share * dx[m];
        }
        for (int k = 0; k < dl.length; k++) {
          lambda[k] += share * dl[k];
        }
        return there;
      }
      primal *= 0.5;
    }
    return Optional.empty();
  }

  private static double wall(double value, double step) {
    return step < 0 ? -0.95 * value / step : Double.POSITIVE_INFINITY;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
