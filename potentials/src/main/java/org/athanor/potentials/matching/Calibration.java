package org.athanor.potentials.matching;

import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;

/**
 * A potential whose parameters were fitted to weighted labels, and what that says about them.
 *
 * <p>cov θ = F⁻¹ with F = Σ w JacᵀJac, if labels have the accuracy that their weights ask for and
 * the potential can follow them. What it cannot follow shows in the residuals: T = Σ w r² / P
 * inflates the covariance, and where √T is above 3 the potential's form, not the data, is the limit
 * (Kurniawan et al., arXiv:2606.08148).
 *
 * @param potential with the best parameters
 * @param information F, [P×P]
 * @param misfit T, a pure number: near zero for labels without noise that the potential can follow
 * @param settled whether the fit came to a minimum; otherwise its misfit was still falling slowly
 */
public record Calibration(
    ParametricPotential potential, Information information, double misfit, boolean settled) {
  /** Above this √T the potential's form is the limit. */
  private static final double POOR = 3;

  /**
   * Propagated standard deviations of quantities, without inflation, in their units; infinite where
   * the labels do not determine one.
   *
   * @param jacobian ∂Q/∂θ, [quantities][P]
   */
  public Scalars deviations(double[][] jacobian) {
    return Achieved.deviations(Matrices.of("jacobian", jacobian), information.matrix());
  }

  /** The factor √T on standard deviations; never below one, since labels are never that good. */
  public double inflation() {
    return inflation(misfit);
  }

  /** The factor √T of a misfit T; never below one. */
  public static double inflation(double misfit) {
    return Math.max(1, Math.sqrt(misfit));
  }

  /** Whether a misfit T says that the potential's form is the limit. */
  public static boolean limitedByForm(double misfit) {
    return inflation(misfit) > POOR;
  }

  /** Whether the potential's form, not the data, limits what is known. */
  public boolean limitedByForm() {
    return limitedByForm(misfit);
  }
}
