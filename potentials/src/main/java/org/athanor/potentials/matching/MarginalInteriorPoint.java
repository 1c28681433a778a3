package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;

/**
 * Minimises Σ w_m subject to w ≥ 0 and i_k(w) = 1/(j_kᵀ F⁻¹ j_k) ≥ 1 for every target quantity, F =
 * Σ w_m I_m + D, by a primal-dual interior-point method with a predictor and a corrector (S.
 * Mehrotra, SIAM J. Optim. 2, 575 (1992)): Newton's steps on the stationarity of the Lagrangian
 * with multipliers λ_k and x_m.
 *
 * <p>Each i_k is concave and, without D, homogeneous of degree one, so that far steps are good
 * ones. With g = 1/i and y = F⁻¹ j: ∂i/∂w_m = ‖R_m y‖²/g², and −∂²i/∂w_m∂w_n = 2 (I_m y)ᵀ F⁻¹ (I_n
 * y)/g² − 2 ‖R_m y‖² ‖R_n y‖²/g³: no product of candidates' rows with each other is needed.
 */
final class MarginalInteriorPoint {
  private static final int MOST_STEPS = 100;

  private final MarginalDesign design;
  private final Interior at;
  private MarginalDesign.Moment best;
  private double[] multipliers = new double[0];
  private double lower = Double.NEGATIVE_INFINITY;

  /**
   * A nearly optimal point.
   *
   * @param weights [candidates]
   * @param multipliers of j_kᵀ F⁻¹ j_k ≤ 1 that gave the best bound, [quantities]
   * @param y F⁻¹ j_k there, one a column, [coordinates × quantities]
   * @param gap that is certified among these candidates, over the cost
   */
  record Point(Scalars weights, Scalars multipliers, DMatrixRMaj y, double gap) {}

  private MarginalInteriorPoint(MarginalDesign design, Interior at) {
    this.design = design;
    this.at = at;
    this.best = design.at(at.w).orElseThrow();
  }

  /**
   * From weights that reach all targets with something to spare.
   *
   * @param wanted j_k/σ_k, one a column
   */
  static MarginalInteriorPoint cold(Working columns, DMatrixRMaj wanted, double[] weights) {
    MarginalDesign design = new MarginalDesign(columns, wanted);
    double[] achieved = design.at(weights).orElseThrow().achieved();
    double[] slack = Arrays.stream(achieved).map(g -> 1 / g - 1).toArray();
    return new MarginalInteriorPoint(design, Interior.cold(weights, slack));
  }

  /**
   * From what was optimal for other candidates.
   *
   * @param wanted j_k/σ_k, one a column
   * @param weights that nearly reach the targets
   */
  static MarginalInteriorPoint warm(
      Working columns, DMatrixRMaj wanted, double[] weights, Scalars multipliers) {
    MarginalDesign design = new MarginalDesign(columns, wanted);
    return new MarginalInteriorPoint(design, Interior.warm(weights, multipliers.toArray()));
  }

  /** Goes on until the certified gap is below this share of the cost, or rounding stops it. */
  Point solve(double tolerance) {
    Optional<MarginalDesign.Moment> now = Optional.of(best);
    double gap = 1;
    for (int step = 0; step < MOST_STEPS && now.isPresent(); step++) {
      MarginalNewton newton = new MarginalNewton(design, now.get(), at);
      keep(newton, now.get());
      double upper = at.cost() * Math.max(1, Arrays.stream(now.get().achieved()).max().orElse(1));
      gap = (upper - lower) / upper;
      if (gap <= tolerance) {
        break;
      }
      now = newton.advance(tolerance);
    }
    return new Point(Scalars.of(at.w), Scalars.of(multipliers), best.columns(), gap);
  }

  private void keep(MarginalNewton newton, MarginalDesign.Moment now) {
    double bound = newton.bound();
    if (bound > lower || multipliers.length == 0) {
      lower = bound;
      best = now;
      multipliers = newton.multipliers();
    }
  }
}
