package org.athanor.potentials.matching;

import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;

/**
 * A potential whose parameters were fitted to weighted labels, and what that says about them.
 *
 * <p>cov θ = F⁻¹ with F = Σ w JacᵀJac, if labels have the accuracy that their weights ask for and
 * the potential can follow them. What it cannot follow shows in the residuals: T = Σ w r² / P
 * inflates the covariance, and where √T is above 3 the potential's form, not the data, is the limit
 * (Kurniawan et al., arXiv:2606.08148). √T is one number for all directions; the corrections that
 * single numbers of the labels ask for tell them apart.
 *
 * @param potential with the best parameters
 * @param information F, [P×P]
 * @param misfit T, a pure number: near zero for labels without noise that the potential can follow
 * @param corrections that would make the potential right at single numbers of the labels
 * @param settled whether the fit came to a minimum; otherwise its misfit was still falling slowly
 */
public record Calibration(
    ParametricPotential potential,
    Information information,
    double misfit,
    PointwiseCorrections corrections,
    boolean settled) {
  /** Above this √T the potential's form is the limit. */
  private static final double POOR = 3;

  /** Before any label: the parameters as they are, and nothing is known of them. */
  public static Calibration before(ParametricPotential potential) {
    int parameters = potential.theta().size();
    Information nothing = Information.ofJacobian(new double[1][parameters]);
    return new Calibration(potential, nothing, 0, PointwiseCorrections.none(parameters), true);
  }

  /**
   * Propagated standard deviations of quantities, without inflation, in their units; infinite where
   * the labels do not determine one.
   *
   * @param jacobian ∂Q/∂θ, [quantities][P]
   */
  public Scalars deviations(double[][] jacobian) {
    return Achieved.deviations(Matrices.of("jacobian", jacobian), information.matrix());
  }

  /**
   * Standard deviations of quantities with what the labels' misfit says of their own directions, in
   * their units: √(σ² + s²), σ those without inflation and s the spread over {@link
   * PointwiseCorrections}.
   *
   * @param jacobian ∂Q/∂θ, [quantities][P]
   */
  public Scalars misfitDeviations(double[][] jacobian) {
    Scalars bare = deviations(jacobian);
    double[] spread = corrections.deviations(jacobian).toArray();
    for (int q = 0; q < spread.length; q++) {
      spread[q] = StrictMath.hypot(bare.get(q), spread[q]);
    }
    return Scalars.of(spread);
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
