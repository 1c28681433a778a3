package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Minimises Σ w_m subject to 0 ≤ w_m ≤ u_m and S = Σ w_m I_m − J ⪰ 0 by a primal-dual
 * interior-point method with predictor and corrector (directions of Helmberg, Kojima and Monteiro:
 * Helmberg, Rendl, Vanderbei and Wolkowicz, SIAM J. Optim. 6, 342 (1996); Mehrotra's corrector).
 *
 * <p>The dual, max tr(JZ) − Σ u_m v_m with Z ⪰ 0 and x_m = 1 − tr(I_m Z) + v_m ≥ 0, is feasible
 * from the start.
 */
final class InteriorPoint {
  private static final int MOST_STEPS = 100;
  private static final double TO_THE_WALL = 0.95;

  private final Columns columns;
  private final DMatrixRMaj wanted;
  private final Corner w;
  private final Corner t;
  private final double[] caps;
  private DMatrixRMaj s;
  private DMatrixRMaj z;

  /** A non-negative vector and its multiplier, with their steps. */
  private static final class Corner {
    final double[] value;
    final double[] slack;

    Corner(int n) {
      value = new double[n];
      slack = new double[n];
    }

    double product() {
      double sum = 0;
      for (int k = 0; k < value.length; k++) {
        sum += value[k] * slack[k];
      }
      return sum;
    }
  }

  /** A direction: of w, x, v (t goes as −w), S and Z. */
  private record Step(Scalars w, Scalars x, Scalars v, DMatrixRMaj s, DMatrixRMaj z) {}

  /** What one factorisation serves. */
  private record Schur(
      DMatrixRMaj inverse, DMatrixRMaj residual, LinearSolverDense<DMatrixRMaj> solver) {}

  /**
   * A nearly optimal point.
   *
   * @param weights w
   * @param multiplier Z
   * @param gap primal less dual cost
   * @param violation of S = Σ w I − J, relative to J
   */
  record Point(Scalars weights, DMatrixRMaj multiplier, double gap, double violation) {}

  /**
   * A start.
   *
   * @param wanted J, of norm about 1
   * @param caps u, infinite where there is none
   */
  InteriorPoint(Columns columns, DMatrixRMaj wanted, double[] caps) {
    int m = columns.count();
    int n = columns.coordinates();
    this.columns = columns;
    this.wanted = wanted;
    this.caps = caps;
    this.w = new Corner(m);
    this.t = new Corner(m);
    double[] traces = columns.traces(CommonOps_DDRM.identity(n));
    double dual = 0.5 / Arrays.stream(traces).max().orElse(1);
    for (int k = 0; k < m; k++) {
      w.value[k] = Math.min(n / Math.max(traces[k], 1e-3), 0.5 * caps[k]);
      boolean free = caps[k] == Double.POSITIVE_INFINITY;
      t.value[k] = free ? 1 : caps[k] - w.value[k];
      t.slack[k] = free ? 0 : 0.1;
      w.slack[k] = 1 - dual * traces[k] + t.slack[k];
    }
    s = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.scale(Math.max(1, n * Dense.norm(wanted)), s);
    z = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.scale(dual, z);
  }

  /** Goes on until the gap is below this share of the cost, or rounding stops it. */
  Point solve(double tolerance) {
    Point best = point();
    for (int step = 0; step < MOST_STEPS; step++) {
      if (best.violation() <= 1e-11 && best.gap() <= tolerance * cost()) {
        return best;
      }
      Optional<Schur> schur = schur();
      if (schur.isEmpty() || !advance(schur.get())) {
        return best;
      }
      best = point();
    }
    return best;
  }

  private double cost() {
    return Arrays.stream(w.value).sum();
  }

  private Point point() {
    double dual = Dense.inner(wanted, z);
    for (int k = 0; k < caps.length; k++) {
      dual -= t.slack[k] == 0 ? 0 : caps[k] * t.slack[k];
    }
    double violation = Dense.norm(residual()) / (1 + Dense.norm(wanted));
    return new Point(Scalars.of(w.value), z.copy(), cost() - dual, violation);
  }

  /** Σ w I − J − S. */
  private DMatrixRMaj residual() {
    DMatrixRMaj residual = columns.sum(w.value);
    CommonOps_DDRM.subtractEquals(residual, wanted);
    CommonOps_DDRM.subtractEquals(residual, s);
    return residual;
  }

  private Optional<Schur> schur() {
    Optional<DMatrixRMaj> lower = Dense.factor(s);
    Optional<DMatrixRMaj> other = Dense.factor(z);
    if (lower.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    DMatrixRMaj factor = Dense.inverseOfFactor(lower.get());
    DMatrixRMaj inverse = new DMatrixRMaj(s.numRows, s.numRows);
    CommonOps_DDRM.multTransA(factor, factor, inverse);
    CommonOps_DDRM.transpose(factor);
    DMatrixRMaj pairs = columns.pairs(other.get(), factor);
    for (int k = 0; k < caps.length; k++) {
      pairs.add(k, k, w.slack[k] / w.value[k] + t.slack[k] / t.value[k]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(caps.length);
    return solver.setA(pairs)
        ? Optional.of(new Schur(inverse, residual(), solver))
        : Optional.empty();
  }

  private boolean advance(Schur schur) {
    int pairs = s.numRows + caps.length + bounded();
    double mu = (Dense.inner(s, z) + w.product() + t.product()) / pairs;
    Step straight = step(schur, 0, Optional.empty());
    double primal = longestPrimal(straight);
    double dual = longestDual(straight);
    double reached = complementarity(straight, primal, dual) / pairs;
    double left = Math.min(1, Math.max(reached, 0) / mu);
    Step step = step(schur, left * left * left * mu, Optional.of(straight));
    return move(step, TO_THE_WALL * longestPrimal(step), TO_THE_WALL * longestDual(step));
  }

  private int bounded() {
    return (int) Arrays.stream(t.slack).filter(v -> v > 0).count();
  }

  private Step step(Schur schur, double mu, Optional<Step> first) {
    int m = caps.length;
    DMatrixRMaj fixed = product(z, schur.residual(), schur.inverse());
    first.ifPresent(
        one -> CommonOps_DDRM.addEquals(fixed, product(one.z(), one.s(), schur.inverse())));
    DMatrixRMaj centre = schur.inverse().copy();
    CommonOps_DDRM.scale(mu, centre);
    CommonOps_DDRM.subtractEquals(centre, fixed);
    double[] right = columns.traces(centre);
    double[] atZero = new double[m];
    double[] atCap = new double[m];
    for (int k = 0; k < m; k++) {
      double bend = first.isPresent() ? first.get().w().get(k) * first.get().x().get(k) : 0;
      double bendBack = first.isPresent() ? -first.get().w().get(k) * first.get().v().get(k) : 0;
      atZero[k] = (mu - bend) / w.value[k];
      atCap[k] = t.slack[k] == 0 ? 0 : (mu - bendBack) / t.value[k];
      right[k] += atZero[k] - atCap[k] - 1;
    }
    DMatrixRMaj solution = new DMatrixRMaj(m, 1);
    schur.solver().solve(DMatrixRMaj.wrap(m, 1, right), solution);
    double[] dw = solution.data;
    DMatrixRMaj ds = columns.sum(dw);
    DMatrixRMaj dz = centre;
    CommonOps_DDRM.subtractEquals(dz, z);
    CommonOps_DDRM.subtractEquals(dz, product(z, ds, schur.inverse()));
    CommonOps_DDRM.addEquals(ds, schur.residual());
    double[] dx = new double[m];
    double[] dv = new double[m];
    for (int k = 0; k < m; k++) {
      dx[k] = atZero[k] - w.slack[k] - w.slack[k] / w.value[k] * dw[k];
      dv[k] = t.slack[k] == 0 ? 0 : atCap[k] - t.slack[k] + t.slack[k] / t.value[k] * dw[k];
    }
    return new Step(Scalars.of(dw), Scalars.of(dx), Scalars.of(dv), ds, dz);
  }

  /** The symmetric part of A B C. */
  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    DMatrixRMaj half = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.mult(a, b, half);
    DMatrixRMaj all = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.mult(half, c, all);
    Dense.symmetrise(all);
    return all;
  }

  private double longestPrimal(Step step) {
    double longest = Math.min(1 / TO_THE_WALL, longest(s, step.s()));
    for (int k = 0; k < caps.length; k++) {
      longest = Math.min(longest, wall(w.value[k], step.w().get(k)));
      longest = t.slack[k] == 0 ? longest : Math.min(longest, wall(t.value[k], -step.w().get(k)));
    }
    return longest;
  }

  private double longestDual(Step step) {
    double longest = Math.min(1 / TO_THE_WALL, longest(z, step.z()));
    for (int k = 0; k < caps.length; k++) {
      longest = Math.min(longest, wall(w.slack[k], step.x().get(k)));
      longest = t.slack[k] == 0 ? longest : Math.min(longest, wall(t.slack[k], step.v().get(k)));
    }
    return longest;
  }

  private static double wall(double value, double step) {
    return step < 0 ? -value / step : Double.POSITIVE_INFINITY;
  }

  /** The largest a for which A + a B stays positive semidefinite. */
  private static double longest(DMatrixRMaj a, DMatrixRMaj b) {
    Optional<DMatrixRMaj> lower = Dense.factor(a);
    if (lower.isEmpty()) {
      return 0;
    }
    DMatrixRMaj relative = Dense.congruent(Dense.inverseOfFactor(lower.get()), b);
    return wall(1, Dense.smallest(relative));
  }

  private double complementarity(Step step, double primal, double dual) {
    double a = Math.min(1, primal);
    double b = Math.min(1, dual);
    double sum =
        Dense.inner(s, z)
            + a * Dense.inner(step.s(), z)
            + b * Dense.inner(s, step.z())
            + a * b * Dense.inner(step.s(), step.z());
    for (int k = 0; k < caps.length; k++) {
      sum += (w.value[k] + a * step.w().get(k)) * (w.slack[k] + b * step.x().get(k));
      if (t.slack[k] > 0) {
        sum += (t.value[k] - a * step.w().get(k)) * (t.slack[k] + b * step.v().get(k));
      }
    }
    return sum;
  }

  /** Whether there was a way to go. */
  private boolean move(Step step, double primal, double dual) {
    if (!(primal > 1e-9) || !(dual > 1e-9)) {
      return false;
    }
    CommonOps_DDRM.addEquals(s, primal, step.s());
    CommonOps_DDRM.addEquals(z, dual, step.z());
    for (int k = 0; k < caps.length; k++) {
      w.value[k] += primal * step.w().get(k);
      w.slack[k] += dual * step.x().get(k);
      if (t.slack[k] > 0) {
        t.value[k] -= primal * step.w().get(k);
        t.slack[k] += dual * step.v().get(k);
      }
    }
    return true;
  }
}
