package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Minimises ½ Σ w_m² subject to 0 ≤ w_m ≤ u_m and Σ w_m I_m ⪰ J, by its dual: max tr(JZ) − Σ h(p_m)
 * over Z ⪰ 0, p_m = tr(I_m Z), h(p) = ½p² up to p = u and u p − ½u² beyond. At the optimum w_m =
 * min(p_m, u_m).
 *
 * <p>Every candidate takes part, so the Newton steps are taken in the n(n+1)/2 elements of Z, whose
 * number does not grow with the candidates; μ ln det Z keeps Z inside.
 */
final class SpreadMatching {
  /** Newton's matrix has n²(n+1)²/4 elements. */
  static final int MOST_COORDINATES = 60;

  private static final int MOST_STEPS = 400;

  private final Pool pool;
  private final int n;
  private final DMatrixRMaj elements;
  private DMatrixRMaj z;

  SpreadMatching(Pool pool) {
    this.pool = pool;
    this.n = pool.columns().coordinates();
    if (n > MOST_COORDINATES) {
      throw new IllegalArgumentException(
          "objective l2: expected at most "
              + MOST_COORDINATES
              + " parameter combinations that candidates know of, got "
              + n);
    }
    this.elements = elements(pool.columns());
    this.z = CommonOps_DDRM.identity(n);
  }

  /** Weights in the pool's units, and a certified lower bound of ‖w‖. */
  ColumnGeneration.Solution solve() {
    double[] traces = pool.columns().traces(z);
    double square = Arrays.stream(traces).map(p -> p * p).sum();
    double scale =
        Math.max(Dense.norm(pool.wanted()), CommonOps_DDRM.trace(pool.wanted())) / square;
    CommonOps_DDRM.scale(scale, z);
    double mu = scale;
    double last = 1e-13 * scale;
    int steps = 0;
    while (mu > last && steps < MOST_STEPS) {
      double decrement;
      do {
        decrement = newton(mu);
        steps++;
      } while (decrement > 0.1 && steps < MOST_STEPS);
      mu *= 0.2;
    }
    double[] prices = pool.columns().traces(z);
    double[] weights = new double[prices.length];
    for (int m = 0; m < weights.length; m++) {
      weights[m] = Math.min(prices[m], pool.caps()[m]);
    }
    return new ColumnGeneration.Solution(Scalars.of(weights), bound(prices));
  }

  /** √(2 × the dual's value), at the best multiple of Z where that is known. */
  private double bound(double[] prices) {
    double value = Dense.inner(pool.wanted(), z);
    double charge = 0;
    double square = 0;
    for (int m = 0; m < prices.length; m++) {
      double u = pool.caps()[m];
      charge += prices[m] <= u ? 0.5 * prices[m] * prices[m] : u * prices[m] - 0.5 * u * u;
      square += prices[m] * prices[m];
    }
    double scaled = value > 0 ? value / Math.sqrt(square) : 0;
    return Math.max(Math.sqrt(Math.max(0, 2 * (value - charge))), pool.capped() ? 0 : scaled);
  }

  /**
   * One damped step towards the maximum for this μ.
   *
   * @return √(step · Hessian · step)/√μ before it was damped
   */
  private double newton(double mu) {
    DMatrixRMaj factor = Dense.inverseOfFactor(Dense.factor(z).orElseThrow());
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(factor, factor, inverse);
    double[] prices = pool.columns().traces(z);
    double[] weights = new double[prices.length];
    double[] curvature = new double[prices.length];
    for (int m = 0; m < prices.length; m++) {
      weights[m] = Math.min(prices[m], pool.caps()[m]);
      curvature[m] = prices[m] < pool.caps()[m] ? 1 : 0;
    }
    DMatrixRMaj uphill = pool.wanted().copy();
    CommonOps_DDRM.subtractEquals(uphill, pool.columns().sum(weights));
    CommonOps_DDRM.addEquals(uphill, mu, inverse);
    DMatrixRMaj right = packed(uphill);
    DMatrixRMaj step = new DMatrixRMaj(right.numRows, 1);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(right.numRows);
    if (!solver.setA(hessian(curvature, mu, inverse))) {
      return 0;
    }
    solver.solve(right, step);
    double decrement = Math.sqrt(Math.max(0, Dense.inner(right, step)) / mu);
    DMatrixRMaj direction = unpacked(step);
    double length = decrement > 0.5 ? 1 / (1 + decrement) : 1;
    while (length > 1e-12) {
      DMatrixRMaj next = z.copy();
      CommonOps_DDRM.addEquals(next, length, direction);
      Optional<DMatrixRMaj> inside = Dense.factor(next);
      if (inside.isPresent()) {
        z = next;
        return decrement;
      }
      length *= 0.5;
    }
    return 0;
  }

  private DMatrixRMaj hessian(double[] curvature, double mu, DMatrixRMaj y) {
    DMatrixRMaj bent = elements.copy();
    for (int m = 0; m < curvature.length; m++) {
      if (curvature[m] == 0) {
        Arrays.fill(bent.data, m * bent.numCols, (m + 1) * bent.numCols, 0);
      }
    }
    int size = elements.numCols;
    DMatrixRMaj hessian = new DMatrixRMaj(size, size);
    CommonOps_DDRM.multTransA(bent, elements, hessian);
    int row = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        int column = 0;
        for (int a = 0; a < n; a++) {
          for (int b = 0; b <= a; b++) {
            double both = y.get(i, a) * y.get(k, b) + y.get(i, b) * y.get(k, a);
            hessian.add(row, column, 0.5 * mu * weight(i, k) * weight(a, b) * both);
            column++;
          }
        }
        row++;
      }
    }
    return hessian;
  }

  /** √2 off the diagonal: then packing keeps inner products. */
  private static double weight(int i, int k) {
    return i == k ? 1 : Math.sqrt(2);
  }

  /** Every I_m packed into a row. */
  private DMatrixRMaj elements(Columns columns) {
    DMatrixRMaj all = new DMatrixRMaj(columns.count(), n * (n + 1) / 2);
    for (int m = 0; m < columns.count(); m++) {
      int column = 0;
      for (int i = 0; i < n; i++) {
        for (int k = 0; k <= i; k++) {
          double sum = 0;
          for (int a = columns.first()[m]; a < columns.first()[m + 1]; a++) {
            sum += columns.rows().get(a, i) * columns.rows().get(a, k);
          }
          all.set(m, column++, weight(i, k) * sum);
        }
      }
    }
    return all;
  }

  private DMatrixRMaj packed(DMatrixRMaj symmetric) {
    DMatrixRMaj packed = new DMatrixRMaj(n * (n + 1) / 2, 1);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        packed.set(at++, weight(i, k) * symmetric.get(i, k));
      }
    }
    return packed;
  }

  private DMatrixRMaj unpacked(DMatrixRMaj packed) {
    DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        double value = packed.get(at++) / weight(i, k);
        symmetric.set(i, k, value);
        symmetric.set(k, i, value);
      }
    }
    return symmetric;
  }
}
