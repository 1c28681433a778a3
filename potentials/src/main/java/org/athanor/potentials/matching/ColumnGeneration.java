package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Minimises over all candidates of a pool with few of them at a time: those are taken in whose
 * price tr(I_m Z) exceeds their cost.
 *
 * <p>One more column keeps every small problem feasible: the uniform design, which is a mixture of
 * candidates; where weights are capped it is a penalty that must vanish.
 */
final class ColumnGeneration {
  /** The relative gap that is worked for. */
  private static final double GAP = 1e-10;

  /** What is enough to see which candidates are missing. */
  private static final double FIRST_GAP = 1e-2;

  private static final int MOST_ROUNDS = 100;

  /** Columns whose price falls below this share of their cost are put back. */
  private static final double WORTH_KEEPING = 0.7;

  private final Pool pool;
  private final int coordinates;
  private final TreeSet<Integer> chosen = new TreeSet<>();
  private double penalty;
  private double lower;
  private double upper;
  private double[] weights;

  /**
   * What was found.
   *
   * @param weights in the pool's units, [candidates]
   * @param lower a certified bound of the cost
   */
  record Solution(Scalars weights, double lower) {}

  ColumnGeneration(Pool pool) {
    this.pool = pool;
    this.coordinates = pool.columns().coordinates();
    this.penalty = Arrays.stream(pool.uniform()).sum() * (pool.capped() ? 10 : 1);
    this.weights = new double[pool.caps().length];
    this.lower = 0;
    this.upper = Double.POSITIVE_INFINITY;
  }

  /** The optimal weights among those candidates alone whose weights are positive now. */
  static double[] among(Pool pool, double[] weights) {
    ColumnGeneration all = new ColumnGeneration(pool);
    for (int m = 0; m < weights.length; m++) {
      if (weights[m] > 0) {
        all.chosen.add(m);
      }
    }
    int[] some = all.chosen();
    double[] found = all.small(some).solve(GAP).weights().toArray();
    double[] again = new double[weights.length];
    for (int k = 0; k < some.length; k++) {
      again[some[k]] = found[k];
    }
    return again;
  }

  Solution solve() {
    take(pool.columns().traces(Dense.positivePart(pool.wanted())), 3 * coordinates, 0);
    int[] some = chosen();
    InteriorPoint small = small(some);
    double tolerance = FIRST_GAP;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      InteriorPoint.Point point = small.solve(tolerance);
      double[] prices = pool.columns().traces(point.multiplier());
      lower = Math.max(lower, bound(point.multiplier(), prices));
      boolean mixed = spread(some, point.weights().toArray()) > 1e-9 * upper;
      boolean more = exchange(some, prices);
      if (!more && !mixed && tolerance == GAP) {
        break;
      }
      penalty *= mixed ? 10 : 1;
      tolerance = more && upper - lower > FIRST_GAP * upper ? FIRST_GAP : GAP;
      if (more || mixed) {
        some = chosen();
        small = small(some);
      }
    }
    return new Solution(Scalars.of(weights), lower);
  }

  private int[] chosen() {
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private InteriorPoint small(int[] some) {
    double[] caps = new double[some.length + 1];
    for (int k = 0; k < some.length; k++) {
      caps[k] = pool.caps()[some[k]];
    }
    caps[some.length] = Double.POSITIVE_INFINITY;
    DMatrixRMaj uniform = CommonOps_DDRM.identity(coordinates);
    CommonOps_DDRM.scale(Math.sqrt(1 / penalty), uniform);
    return new InteriorPoint(pool.columns().some(some, uniform), pool.wanted(), caps);
  }

  /**
   * The dual's value at a multiplier, scaled or charged until it is feasible for all candidates.
   */
  private double bound(DMatrixRMaj multiplier, double[] prices) {
    double value = Dense.inner(pool.wanted(), multiplier);
    double dearest = Math.max(1, Arrays.stream(prices).max().orElse(1));
    double scaled = value / dearest;
    if (!pool.capped()) {
      return scaled;
    }
    double charged = value;
    for (int m = 0; m < prices.length; m++) {
      charged -= pool.caps()[m] * Math.max(0, prices[m] - 1);
    }
    return Math.max(scaled, charged);
  }

  /**
   * Keeps a small problem's weights.
   *
   * @return what of them no candidate takes
   */
  private double spread(int[] some, double[] found) {
    Arrays.fill(weights, 0);
    for (int k = 0; k < some.length; k++) {
      weights[some[k]] = found[k];
    }
    upper = Arrays.stream(found).sum();
    double rest = found[some.length];
    if (pool.capped()) {
      return rest;
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] += rest * pool.uniform()[m] / penalty;
    }
    return 0;
  }

  /** Whether a candidate was taken in. */
  private boolean exchange(int[] some, double[] prices) {
    double worth = upper > 0 ? 1e-6 * upper : 0;
    for (int m : some) {
      if (prices[m] < WORTH_KEEPING && weights[m] < worth && chosen.size() > 3 * coordinates) {
        chosen.remove(m);
      }
    }
    return take(prices, 2 * coordinates, 1 + GAP) > 0;
  }

  private int take(double[] scores, int most, double least) {
    int[] best =
        IntStream.range(0, scores.length)
            .filter(m -> scores[m] > least && !chosen.contains(m))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer m) -> -scores[m]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int m : best) {
      chosen.add(m);
    }
    return best.length;
  }
}
