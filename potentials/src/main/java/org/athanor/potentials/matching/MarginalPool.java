package org.athanor.potentials.matching;

import java.util.Arrays;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Candidates of unit cost and targets of unit variance, in coordinates. */
final class MarginalPool {
  /** Weights that have to grow by more than this do not reach the target. */
  private static final double LARGEST = 1e12;

  /** Of the scaling of weights. */
  private static final double CLOSE = 1e-13;

  private final Catalogue catalogue;
  private final DMatrixRMaj transform;
  private final DMatrixRMaj wanted;
  private final DMatrixRMaj own;
  private final DMatrixRMaj inHand;
  private final DMatrixRMaj known;
  private final double[] uniform;
  private final double penalty;
  private final DMatrixRMaj mixture;
  private final Team team;

  /**
   * @param own j_k/σ_k in parameters, one a column
   * @param inHand rows of D in parameters
   */
  MarginalPool(
      Catalogue catalogue,
      Coordinates.Within within,
      DMatrixRMaj own,
      DMatrixRMaj inHand,
      Team team) {
    this.catalogue = catalogue;
    this.transform = within.transform();
    this.own = own;
    this.inHand = inHand;
    this.team = team;
    this.wanted = timesTransposed(transform, own);
    DMatrixRMaj rows = times(inHand, transform);
    this.known = new DMatrixRMaj(transform.numCols, transform.numCols);
    CommonOps_DDRM.multTransA(rows, rows, known);
    Dense.symmetrise(known);
    this.uniform = Arrays.copyOf(within.uniform().toArray(), catalogue.count());
    this.penalty = Arrays.stream(uniform).sum();
    this.mixture = catalogue.sum(uniform, transform, team);
    CommonOps_DDRM.scale(1 / penalty, mixture);
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  private static DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numCols, b.numCols);
    CommonOps_DDRM.multTransA(a, b, product);
    return product;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  int coordinates() {
    return transform.numCols;
  }

  /** j_k/σ_k in coordinates, one a column; shared, read only. */
  DMatrixRMaj wanted() {
    return wanted;
  }

  /** A copy, [candidates]. */
  double[] uniform() {
    return uniform.clone();
  }

  /** Σ uniform. */
  double penalty() {
    return penalty;
  }

  DMatrixRMaj transform() {
    return transform;
  }

  /** Σ_k λ_k ‖R_m y_k‖² of every candidate, y in coordinates. */
  double[] prices(DMatrixRMaj y, double[] multipliers) {
    return catalogue.prices(times(transform, y), multipliers, team);
  }

  /** The dual's value, by prices of all. */
  double bound(DMatrixRMaj y, double[] multipliers, double[] prices) {
    DMatrixRMaj there = times(transform, y);
    DMatrixRMaj known = times(inHand, there);
    double product = 0;
    double sum = 0;
    double paid = 0;
    for (int k = 0; k < multipliers.length; k++) {
      for (int i = 0; i < own.numRows; i++) {
        product += multipliers[k] * own.get(i, k) * there.get(i, k);
      }
      for (int i = 0; i < known.numRows; i++) {
        paid += multipliers[k] * known.get(i, k) * known.get(i, k);
      }
      sum += multipliers[k];
    }
    double dearest = Arrays.stream(prices).max().orElse(1);
    return (product * product / sum - paid) / dearest;
  }

  double[][] transformed(int[] some) {
    return catalogue.transformed(some, transform, team);
  }

  Working working(double[][] rows) {
    return new Working(rows, mixture, known, team);
  }

  /** How much of the mixture brings every variance below one half. */
  double enough() {
    double mixed = penalty;
    for (int tries = 0; tries < 200; tries++) {
      double most = Arrays.stream(mixed(mixed)).max().orElse(0);
      if (most <= 0.5) {
        break;
      }
      mixed *= Math.clamp(2 * most, 2, 1e6);
    }
    return mixed;
  }

  /** Variances with this much of the mixture, [quantities]. */
  double[] mixed(double mixed) {
    return Feasibility.variances(design(mixed), wanted);
  }

  private DMatrixRMaj design(double mixed) {
    DMatrixRMaj design = known.copy();
    CommonOps_DDRM.addEquals(design, mixed, mixture);
    return design;
  }

  /** The direction in parameters along which this much of the mixture says too little. */
  double[] missing(double mixed, int quantity) {
    DMatrixRMaj column = CommonOps_DDRM.extractColumn(wanted, quantity, null);
    DMatrixRMaj one = CommonOps_DDRM.identity(1);
    DMatrixRMaj along = Feasibility.of(design(mixed), Dense.congruent(column, one)).direction();
    return times(transform, along).data;
  }

  /** Whether what is in hand is enough. */
  boolean satisfied() {
    return most(new DMatrixRMaj(coordinates(), coordinates()), 0) <= 1;
  }

  /** Weights of some candidates times the smallest factor that meets all targets. */
  double[] scaled(int[] some, double[] weights) {
    Stack bought = new Stack(coordinates());
    double[][] rows = transformed(some);
    for (int k = 0; k < some.length; k++) {
      bought.add(rows[k], Math.sqrt(weights[k]));
    }
    double factor = factor(bought.triangle());
    return Arrays.stream(weights).limit(some.length).map(w -> w * factor).toArray();
  }

  /**
   * The smallest t with every variance of t F + D at most 1, by false position on their inverse,
   * which is concave in t; infinite if there is none.
   */
  private double factor(DMatrixRMaj triangle) {
    double low = 0;
    double high = most(triangle, 1);
    if (inHand.numRows == 0 || !Double.isFinite(high)) {
      return high;
    }
    high = Math.max(high, 1);
    while (most(triangle, high) > 1) {
      low = high;
      high *= 2;
      if (high > LARGEST) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double under = 1 / most(triangle, low) - 1;
    double over = 1 / most(triangle, high) - 1;
    for (int k = 0; k < 100 && over > CLOSE && high - low > CLOSE * high; k++) {
      double t = high - over * (high - low) / (over - under);
      double value = 1 / most(triangle, t) - 1;
      if (value >= 0) {
        high = t;
        over = value;
        under *= 0.5;
      } else {
        low = t;
        under = value;
        over *= 0.5;
      }
    }
    return high;
  }

  private double most(DMatrixRMaj triangle, double factor) {
    Stack stack = new Stack(coordinates());
    stack.add(triangle.data, Math.sqrt(factor));
    stack.add(times(inHand, transform).data, 1);
    return Arrays.stream(stack.variances(wanted, Stack.OUTSIDE)).max().orElse(0);
  }
}
