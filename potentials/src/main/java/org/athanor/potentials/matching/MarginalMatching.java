package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Information matching with one constraint for each target quantity, j_kᵀ F⁻¹ j_k ≤ σ_k², instead
 * of F ⪰ J: where only the quantities' own standard deviations matter, not those of their
 * combinations, it needs less.
 *
 * <p>With y_k = λ_k F⁻¹ j_k any λ gives the lower bound ((Σ y_k·j_k)²/Σ λ_k σ_k² − Σ y_kᵀ D
 * y_k/λ_k) / max_m Σ_k ‖R_m y_k‖²/(λ_k c_m) (for one target and no data in hand that is Elfving's
 * theorem, Ann. Math. Stat. 23, 255 (1952)).
 */
public final class MarginalMatching {
  private static final double GAP = 1e-10;
  private static final double FIRST_GAP = 1e-2;

  /** What leaving the smallest weights out may cost. */
  private static final double SPARSE_GAP = 5e-9;

  private static final double WORTH_LABELLING = 1e-6;
  private static final int MOST_ROUNDS = 100;

  /** How many times the uniform design counts as all that candidates can give. */
  private static final double FLOOD = 1e12;

  private final Columns columns;
  private final DMatrixRMaj wanted;
  private final DMatrixRMaj known;
  private final double[] uniform;
  private final double penalty;
  private final DMatrixRMaj mixture;
  private final TreeSet<Integer> chosen = new TreeSet<>();
  private double lower;

  /**
   * @param columns of unit cost, in coordinates
   * @param wanted j_k/σ_k, one a column
   * @param known D
   * @param uniform weights of the uniform design
   */
  private MarginalMatching(
      Columns columns, DMatrixRMaj wanted, DMatrixRMaj known, double[] uniform) {
    this.columns = columns;
    this.wanted = wanted;
    this.known = known;
    this.uniform = uniform;
    this.penalty = Arrays.stream(uniform).sum();
    DMatrixRMaj design = columns.sum(uniform);
    CommonOps_DDRM.scale(1 / penalty, design);
    this.mixture = Dense.root(design);
  }

  /**
   * The optimal weights, or what is missing.
   *
   * @throws IllegalArgumentException if the target is not made of quantities, weights are capped,
   *     or the objective is {@link Objective#L2}
   */
  public static Matching solve(MatchingProblem problem, Objective objective) {
    if (problem.target().quantities().isEmpty()) {
      throw new IllegalArgumentException(
          "per target: expected a target with a jacobian and standard deviations, got a matrix");
    }
    if (problem.weightUpperBound().isPresent() || objective == Objective.L2) {
      throw new IllegalArgumentException(
          "per target: expected no weightUpperBound and the objective plain, frobenius or price");
    }
    List<Candidate> useful = InformationMatching.useful(problem, objective);
    double[] costs = useful.stream().mapToDouble(objective::cost).toArray();
    Target target = problem.target();
    DMatrixRMaj inHand = Dense.root(target.known());
    Columns rows = Pool.rows(useful, costs, target.parameters()).and(inHand);
    DMatrixRMaj all = target.information().copy();
    CommonOps_DDRM.addEquals(all, target.known());
    return switch (Coordinates.of(rows, all)) {
      case Coordinates.Beyond beyond ->
          InformationMatching.infeasible(problem, beyond.direction().toArray());
      case Coordinates.Within within ->
          of(target, within, rows).answer(problem, useful, costs, within.transform());
    };
  }

  private static MarginalMatching of(Target target, Coordinates.Within within, Columns rows) {
    Target.Quantities quantities = target.quantities().orElseThrow();
    DMatrixRMaj transform = within.transform();
    DMatrixRMaj wanted = new DMatrixRMaj(transform.numCols, quantities.deviations().size());
    CommonOps_DDRM.multTransAB(transform, quantities.jacobian(), wanted);
    for (int k = 0; k < wanted.numCols; k++) {
      for (int i = 0; i < wanted.numRows; i++) {
        wanted.set(i, k, wanted.get(i, k) / quantities.deviations().get(k));
      }
    }
    DMatrixRMaj known = Dense.congruent(CommonOps_DDRM.transpose(transform, null), target.known());
    DMatrixRMaj transformed = new DMatrixRMaj(rows.rows().numRows, transform.numCols);
    CommonOps_DDRM.mult(rows.rows(), transform, transformed);
    int candidates = rows.count() - 1;
    return new MarginalMatching(
        new Columns(transformed, rows.first()).first(candidates),
        wanted,
        known,
        Arrays.copyOf(within.uniform().toArray(), candidates));
  }

  private Matching answer(
      MatchingProblem problem, List<Candidate> useful, double[] costs, DMatrixRMaj transform) {
    double[] weights = new double[costs.length];
    if (largest(weights) > 1) {
      double[] flood = Arrays.stream(uniform).map(u -> u * FLOOD).toArray();
      int worst = worst(flood);
      if (achieved(flood)[worst] > 1) {
        DMatrixRMaj column = CommonOps_DDRM.extractColumn(wanted, worst, null);
        DMatrixRMaj direction = new DMatrixRMaj(transform.numRows, 1);
        CommonOps_DDRM.mult(transform, solved(flood, column), direction);
        return InformationMatching.infeasible(problem, direction.data);
      }
      weights = optimal();
    }
    double[] feasible = sparse(weights);
    SortedMap<String, Double> bought = new TreeMap<>();
    for (int m = 0; m < feasible.length; m++) {
      if (feasible[m] > 0) {
        bought.put(useful.get(m).id(), feasible[m] / costs[m]);
      }
    }
    double upper = Arrays.stream(feasible).sum();
    return new Matching.Optimal(
        Math.min(lower, upper), upper, bought, Achieved.deviations(problem, bought));
  }

  /**
   * Feasible weights, without those too small to buy: if the others do not make up for them, they
   * are solved for once more, by themselves.
   */
  private double[] sparse(double[] weights) {
    double[] all = scaled(weights);
    double least = WORTH_LABELLING * Arrays.stream(weights).sum();
    int[] worth = IntStream.range(0, weights.length).filter(m -> weights[m] > least).toArray();
    double most = (1 + SPARSE_GAP) * Arrays.stream(all).sum();
    double[] kept = new double[weights.length];
    for (int m : worth) {
      kept[m] = weights[m];
    }
    if (worth.length > 0 && largest(kept) * Arrays.stream(kept).sum() > most) {
      Columns small = columns.some(worth, mixture);
      MarginalInteriorPoint.Point point =
          new MarginalInteriorPoint(small, wanted, known, start(worth)).solve(GAP);
      for (int k = 0; k < worth.length; k++) {
        kept[worth[k]] = point.weights().get(k);
      }
    }
    double[] feasible = scaled(kept);
    return Arrays.stream(feasible).sum() <= most ? feasible : all;
  }

  private double[] optimal() {
    take(columns.squares(wanted), 3 * columns.coordinates(), 0);
    double tolerance = FIRST_GAP;
    double[] weights = uniform;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int[] some = chosen.stream().mapToInt(Integer::intValue).toArray();
      Columns small = columns.some(some, mixture);
      MarginalInteriorPoint.Point point =
          new MarginalInteriorPoint(small, wanted, known, start(some)).solve(tolerance);
      weights = spread(some, point.weights().toArray());
      DMatrixRMaj prices = columns.squares(point.y());
      double[] price = prices(prices, point.multipliers().toArray());
      lower = Math.max(lower, bound(point, price));
      double upper = Arrays.stream(weights).sum();
      boolean more = exchange(some, weights, price);
      if (!more && tolerance == GAP) {
        break;
      }
      tolerance = more && upper - lower > FIRST_GAP * upper ? FIRST_GAP : GAP;
    }
    return weights;
  }

  /** Σ_k λ_k ‖R_m F⁻¹ j_k‖². */
  private static double[] prices(DMatrixRMaj squares, double[] multipliers) {
    double[] prices = new double[squares.numRows];
    for (int m = 0; m < prices.length; m++) {
      for (int k = 0; k < multipliers.length; k++) {
        prices[m] += multipliers[k] * squares.get(m, k);
      }
    }
    return prices;
  }

  private double bound(MarginalInteriorPoint.Point point, double[] prices) {
    double product = 0;
    double multipliers = 0;
    double inHand = 0;
    DMatrixRMaj d = Dense.congruent(CommonOps_DDRM.transpose(point.y(), null), known);
    for (int k = 0; k < wanted.numCols; k++) {
      double lambda = point.multipliers().get(k);
      for (int i = 0; i < wanted.numRows; i++) {
        product += lambda * point.y().get(i, k) * wanted.get(i, k);
      }
      multipliers += lambda;
      inHand += lambda * d.get(k, k);
    }
    double dearest = Arrays.stream(prices).max().orElse(1);
    return (product * product / multipliers - inHand) / dearest;
  }

  /** Weights inside all constraints: the mixture's alone, and a little of the others. */
  private double[] start(int[] some) {
    double[] start = new double[some.length + 1];
    double mixed = 1;
    while (largest(Arrays.stream(uniform).map(scale(mixed / penalty)).toArray()) > 0.5) {
      mixed *= 2;
      if (mixed > FLOOD * penalty) {
        break;
      }
    }
    Arrays.fill(start, mixed / start.length);
    start[some.length] = mixed;
    return start;
  }

  private static DoubleUnaryOperator scale(double factor) {
    return u -> u * factor;
  }

  private double[] spread(int[] some, double[] found) {
    double[] weights = new double[uniform.length];
    for (int m = 0; m < weights.length; m++) {
      weights[m] = found[some.length] * uniform[m] / penalty;
    }
    for (int k = 0; k < some.length; k++) {
      weights[some[k]] += found[k];
    }
    return weights;
  }

  private boolean exchange(int[] some, double[] weights, double[] prices) {
    double least = 1e-6 * Arrays.stream(weights).sum();
    for (int m : some) {
      if (prices[m] < 0.7 && weights[m] < least && chosen.size() > 3 * columns.coordinates()) {
        chosen.remove(m);
      }
    }
    DMatrixRMaj scores = DMatrixRMaj.wrap(prices.length, 1, prices);
    return take(scores, 2 * columns.coordinates(), 1 + GAP);
  }

  private boolean take(DMatrixRMaj scores, int most, double least) {
    double[] sums =
        prices(scores, IntStream.range(0, scores.numCols).mapToDouble(k -> 1).toArray());
    int before = chosen.size();
    IntStream.range(0, sums.length)
        .filter(m -> sums[m] > least && !chosen.contains(m))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer m) -> -sums[m]))
        .limit(most)
        .forEach(chosen::add);
    return chosen.size() > before;
  }

  /** The weights times the smallest number that meets all constraints. */
  private double[] scaled(double[] weights) {
    double low = 0.5;
    double high = 2;
    double present = largest(weights);
    if (present == 0 || Arrays.stream(weights).sum() == 0) {
      return weights;
    }
    if (Dense.norm(known) == 0) {
      low = high = present;
    }
    for (int k = 0; k < 60 && high - low > 1e-14; k++) {
      double middle = 0.5 * (low + high);
      if (largest(Arrays.stream(weights).map(scale(middle)).toArray()) <= 1) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Arrays.stream(weights).map(scale(high)).toArray();
  }

  private double largest(double[] weights) {
    double[] achieved = achieved(weights);
    return Arrays.stream(achieved).max().orElse(0);
  }

  private int worst(double[] weights) {
    double[] achieved = achieved(weights);
    return IntStream.range(0, achieved.length)
        .boxed()
        .max(Comparator.comparingDouble(k -> achieved[k]))
        .orElseThrow();
  }

  /** j_kᵀ F⁻¹ j_k of each quantity; infinite where F says nothing of it. */
  private double[] achieved(double[] weights) {
    DMatrixRMaj design = columns.sum(weights);
    CommonOps_DDRM.addEquals(design, known);
    return Feasibility.variances(design, wanted);
  }

  private DMatrixRMaj solved(double[] weights, DMatrixRMaj column) {
    DMatrixRMaj design = columns.sum(weights);
    CommonOps_DDRM.addEquals(design, known);
    return Feasibility.of(design, Dense.congruent(column, CommonOps_DDRM.identity(1))).direction();
  }
}
