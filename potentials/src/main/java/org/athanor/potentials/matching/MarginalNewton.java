package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * One step towards the optimum: the conditions 1 − Σ_k λ_k ∂i_k/∂w_m − x_m = 0, i_k − 1 − s_k = 0,
 * w_m x_m = μ and s_k λ_k = μ, linearised and reduced to the weights.
 */
final class MarginalNewton {
  /** What is added to the diagonal, relative, where rounding left a matrix not positive. */
  private static final double ADDED = 1e-14;

  private static final double MOST_ADDED = 1e-6;

  /** Of the tolerance: complementarity below it serves nothing. */
  private static final double NEEDED = 0.1;

  /** Of what other residuals are: complementarity does not run ahead of them. */
  private static final double BEHIND = 1e-2;

  /** Nor does it fall below this share in one step if they are large. */
  private static final double SHARE = 0.1;

  /** Of the room that there is up to a bound. */
  private static final double ROOM = 0.995;

  private static final int MOST_TRIES = 30;

  private final MarginalDesign design;
  private final MarginalDesign.Moment now;
  private final Interior at;
  private final double[] residual;
  private final double[][] slopes;
  private final DMatrixRMaj matrix;

  MarginalNewton(MarginalDesign design, MarginalDesign.Moment now, Interior at) {
    this.design = design;
    this.now = now;
    this.at = at;
    int count = at.w.length;
    residual = new double[at.lambda.length];
    slopes = new double[residual.length][count];
    matrix = new DMatrixRMaj(count, count);
    for (int k = 0; k < residual.length; k++) {
      double g = now.achieved()[k];
      double lambda = at.lambda[k];
      residual[k] = 1 / g - 1 - at.slack[k];
      design.addCurvature(now, k, 2 * lambda / (g * g), matrix, slopes[k]);
      // The rest of −∂²i, and the slack's pull λ/s ∂i ∂iᵀ.
      addOuter(lambda / (g * g * g) * (1 / (g * at.slack[k]) - 2), slopes[k]);
      for (int m = 0; m < count; m++) {
        slopes[k][m] /= g * g;
      }
    }
    for (int m = 0; m < count; m++) {
      matrix.add(m, m, at.x[m] / at.w[m]);
    }
  }

  private void addOuter(double factor, double[] row) {
    for (int m = 0; m < row.length; m++) {
      double share = factor * row[m];
      for (int n = 0; n < row.length; n++) {
        matrix.data[m * row.length + n] += share * row[n];
      }
    }
  }

  /** Of j_kᵀ F⁻¹ j_k ≤ 1. */
  double[] multipliers() {
    double[] all = at.lambda.clone();
    for (int k = 0; k < all.length; k++) {
      all[k] /= now.achieved()[k] * now.achieved()[k];
    }
    return all;
  }

  /** A lower bound of the cost with these candidates. */
  double bound() {
    double dearest = 0;
    for (int m = 0; m < at.w.length; m++) {
      dearest = Math.max(dearest, price(m));
    }
    return design.value(now, multipliers()) / dearest;
  }

  private double price(int m) {
    double price = 0;
    for (int k = 0; k < slopes.length; k++) {
      price += at.lambda[k] * slopes[k][m];
    }
    return price;
  }

  /** Makes the step; empty if rounding leaves none. */
  Optional<MarginalDesign.Moment> advance(double tolerance) {
    Optional<LinearSolverDense<DMatrixRMaj>> factors = factors();
    return factors.flatMap(solver -> move(corrected(solver, tolerance)));
  }

  /** Of the matrix, with as little added to its diagonal as makes it positive. */
  private Optional<LinearSolverDense<DMatrixRMaj>> factors() {
    for (double share = 0; share < MOST_ADDED; share = share == 0 ? ADDED : 10 * share) {
      DMatrixRMaj held = matrix.copy();
      for (int m = 0; m < held.numRows; m++) {
        held.add(m, m, share * matrix.get(m, m));
      }
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(held.numRows);
      if (solver.setA(held)) {
        return Optional.of(solver);
      }
    }
    return Optional.empty();
  }

  /** First straight at the optimum, then again with what was seen of the way. */
  private Interior.Step corrected(LinearSolverDense<DMatrixRMaj> solver, double tolerance) {
    int count = at.w.length;
    Interior.Step straight = step(solver, 0, new double[count], new double[residual.length]);
    double gap = at.gap();
    double left = at.gapAfter(straight) / gap;
    double held =
        Math.min(SHARE * gap, at.cost() * Math.max(NEEDED * tolerance, BEHIND * unsettled()));
    double mu = Math.max(left * left * left * gap, held) / at.products();
    return step(
        solver,
        mu,
        products(straight.w(), straight.x()),
        products(straight.slack(), straight.lambda()));
  }

  private static double[] products(double[] a, double[] b) {
    double[] products = a.clone();
    for (int k = 0; k < a.length; k++) {
      products[k] *= b[k];
    }
    return products;
  }

  /** How far slacks are from the targets', and prices from costs, relative, 1 at the most. */
  private double unsettled() {
    double most = Arrays.stream(residual).map(Math::abs).max().orElse(0);
    for (int m = 0; m < at.w.length; m++) {
      most = Math.max(most, Math.abs(1 - at.x[m] - price(m)));
    }
    return Math.min(1, most);
  }

  private Interior.Step step(
      LinearSolverDense<DMatrixRMaj> solver, double mu, double[] bentX, double[] bentS) {
    int count = at.w.length;
    int quantities = residual.length;
    double[] pulls = new double[quantities];
    for (int k = 0; k < quantities; k++) {
      pulls[k] = (mu - bentS[k] - at.lambda[k] * residual[k]) / at.slack[k];
    }
    DMatrixRMaj right = new DMatrixRMaj(count, 1);
    for (int m = 0; m < count; m++) {
      double pull = (mu - bentX[m]) / at.w[m] - 1;
      for (int k = 0; k < quantities; k++) {
        pull += slopes[k][m] * pulls[k];
      }
      right.set(m, pull);
    }
    DMatrixRMaj found = new DMatrixRMaj(count, 1);
    solver.solve(right, found);
    double[] dw = found.data;
    double[] dx = new double[count];
    for (int m = 0; m < count; m++) {
      dx[m] = (mu - bentX[m]) / at.w[m] - at.x[m] - at.x[m] / at.w[m] * dw[m];
    }
    double[] ds = new double[quantities];
    double[] dl = new double[quantities];
    for (int k = 0; k < quantities; k++) {
      ds[k] = residual[k] + Interior.inner(slopes[k], dw);
      dl[k] = (mu - bentS[k]) / at.slack[k] - at.lambda[k] - at.lambda[k] / at.slack[k] * ds[k];
    }
    return new Interior.Step(dw, dx, dl, ds);
  }

  private Optional<MarginalDesign.Moment> move(Interior.Step step) {
    double primal = Math.min(1, ROOM * at.primal(step));
    double dual = Math.min(1, ROOM * at.dual(step));
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<MarginalDesign.Moment> there = design.at(at.weights(primal, step));
      // A target may be missed on the way, but must stay in sight.
      if (there.isPresent() && Arrays.stream(there.get().achieved()).allMatch(g -> g < 2)) {
        at.move(primal, Math.min(primal, dual), step);
        return there;
      }
      primal *= 0.7;
    }
    return Optional.empty();
  }
}
