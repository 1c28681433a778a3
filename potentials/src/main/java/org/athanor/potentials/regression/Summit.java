package org.athanor.potentials.regression;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.athanor.potentials.regression.Regression.Solution;

/**
 * Looks for the most evidence along one axis, log₁₀ λ: a grid of decades, then golden sections
 * around its best point. The number of tries is fixed.
 */
final class Summit {
  private static final int LOWEST = -15;
  private static final int HIGHEST = 0;
  private static final int SECTIONS = 15;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final DoubleFunction<Optional<Solution>> at;
  private Optional<Solution> best = Optional.empty();
  private int tries;

  Summit(DoubleFunction<Optional<Solution>> at) {
    this.at = at;
  }

  /** The best solution that was met; empty if there was none. */
  Optional<Solution> highest() {
    double top = Double.NEGATIVE_INFINITY;
    int peak = HIGHEST;
    for (int x = LOWEST; x <= HIGHEST; x++) {
      double height = height(x);
      if (height > top) {
        top = height;
        peak = x;
      }
    }
    close(Math.max(LOWEST, peak - 1), Math.min(HIGHEST, peak + 1));
    return best.map(
        s -> new Solution(s.coefficients(), s.regularisation(), s.logEvidence(), s.noise(), tries));
  }

  private void close(double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double heightLeft = height(left);
    double heightRight = height(right);
    for (int section = 0; section < SECTIONS; section++) {
      if (heightLeft > heightRight) {
        high = right;
        right = left;
        heightRight = heightLeft;
        left = high - GOLDEN * (high - low);
        heightLeft = height(left);
      } else {
        low = left;
        left = right;
        heightLeft = heightRight;
        right = low + GOLDEN * (high - low);
        heightRight = height(right);
      }
    }
  }

  private double height(double x) {
    tries++;
    Optional<Solution> next = at.apply(x);
    if (next.isPresent()
        && (best.isEmpty() || next.get().logEvidence() > best.get().logEvidence())) {
      best = next;
    }
    return next.map(Solution::logEvidence).orElse(Double.NEGATIVE_INFINITY);
  }
}
