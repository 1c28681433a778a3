package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Scalars;

/**
 * Minimises over all candidates with few of them at a time: those are taken in whose price Σ_k λ_k
 * ‖R_m y_k‖² exceeds their cost. The mixture of all keeps every small problem feasible.
 *
 * <p>With y_k = F⁻¹ j_k any λ gives the lower bound ((Σ λ_k y_k·j_k)²/Σ λ_k − Σ λ_k y_kᵀ D y_k) /
 * max_m Σ_k λ_k ‖R_m y_k‖²/c_m, j_k in units of σ_k (for one target and no data in hand that is
 * Elfving's theorem, Ann. Math. Stat. 23, 255 (1952)).
 */
final class MarginalGeneration {
  /** The relative gap that is worked for. */
  private static final double GAP = 1e-10;

  /** What is enough to see which candidates are missing. */
  private static final double FIRST_GAP = 1e-2;

  private static final int MOST_ROUNDS = 100;

  /** A warm start that ends further than this from what it was to reach has led astray. */
  private static final double ASTRAY = 1e-6;

  /** Columns whose price falls below this share of their cost are put back. */
  private static final double WORTH_KEEPING = 0.7;

  private final MarginalPool pool;
  private final TreeSet<Integer> chosen = new TreeSet<>();
  private final double[][] rows;
  private Optional<MarginalInteriorPoint.Point> last = Optional.empty();
  private double[] before = new double[0];
  private double lower;

  /**
   * What was found.
   *
   * @param weights in units of cost, [candidates]
   * @param lower a certified bound of the cost
   */
  record Solution(Scalars weights, double lower) {}

  MarginalGeneration(MarginalPool pool) {
    this.pool = pool;
    this.rows = new double[pool.catalogue().count()][];
  }

  Solution solve() {
    int n = pool.coordinates();
    double[] ones = new double[pool.wanted().numCols];
    Arrays.fill(ones, 1);
    take(pool.prices(pool.wanted(), ones), 2 * n, 0);
    double tolerance = FIRST_GAP;
    double[] weights = pool.uniform();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int[] some = chosen();
      MarginalInteriorPoint.Point point = small(some, tolerance);
      weights = spread(some, point.weights().toArray());
      last = Optional.of(point);
      before = weights;
      double[] prices = pool.prices(point.y(), point.multipliers().toArray());
      lower = Math.max(lower, pool.bound(point.y(), point.multipliers().toArray(), prices));
      double upper = Arrays.stream(weights).sum();
      boolean more = exchange(some, weights, prices);
      double gap = (upper - lower) / upper;
      if (gap <= GAP || (!more && tolerance == GAP)) {
        break;
      }
      tolerance = more ? Math.clamp(0.03 * gap, GAP, FIRST_GAP) : GAP;
    }
    return new Solution(Scalars.of(weights), lower);
  }

  /** The best weights of these candidates and no others, [some]. */
  double[] among(int[] some) {
    double[] found = small(some, GAP).weights().toArray();
    return Arrays.copyOf(found, some.length);
  }

  private int[] chosen() {
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private MarginalInteriorPoint.Point small(int[] some, double tolerance) {
    int[] missing = IntStream.of(some).filter(m -> rows[m] == null).toArray();
    double[][] found = pool.transformed(missing);
    for (int k = 0; k < missing.length; k++) {
      rows[missing[k]] = found[k];
    }
    Working working =
        pool.working(IntStream.of(some).mapToObj(m -> rows[m]).toArray(double[][]::new));
    MarginalInteriorPoint.Point point = started(working, some).solve(tolerance);
    return last.isPresent() && point.gap() > Math.max(tolerance, ASTRAY)
        ? fromTheMixture(working, some).solve(tolerance)
        : point;
  }

  /** At what was optimal before, or at the mixture and a little of the others. */
  private MarginalInteriorPoint started(Working working, int[] some) {
    if (last.isPresent()) {
      double[] start = new double[some.length + 1];
      for (int k = 0; k < some.length; k++) {
        start[k] = before[some[k]];
      }
      return MarginalInteriorPoint.warm(working, pool.wanted(), start, last.get().multipliers());
    }
    return fromTheMixture(working, some);
  }

  private MarginalInteriorPoint fromTheMixture(Working working, int[] some) {
    double[] start = new double[some.length + 1];
    double mixed = pool.enough();
    Arrays.fill(start, mixed / start.length);
    start[some.length] = mixed;
    return MarginalInteriorPoint.cold(working, pool.wanted(), start);
  }

  private double[] spread(int[] some, double[] found) {
    double[] weights = pool.uniform();
    double share = found[some.length] / pool.penalty();
    for (int m = 0; m < weights.length; m++) {
      weights[m] *= share;
    }
    for (int k = 0; k < some.length; k++) {
      weights[some[k]] += found[k];
    }
    return weights;
  }

  private boolean exchange(int[] some, double[] weights, double[] prices) {
    double least = 1e-6 * Arrays.stream(weights).sum();
    for (int m : some) {
      if (prices[m] < WORTH_KEEPING && weights[m] < least && chosen.size() > pool.coordinates()) {
        chosen.remove(m);
        rows[m] = null;
      }
    }
    return take(prices, pool.coordinates(), 1 + GAP);
  }

  private boolean take(double[] scores, int most, double least) {
    int before = chosen.size();
    IntStream.range(0, scores.length)
        .filter(m -> scores[m] > least && !chosen.contains(m))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer m) -> -scores[m]))
        .limit(most)
        .forEach(chosen::add);
    return chosen.size() > before;
  }
}
