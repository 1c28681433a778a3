package org.athanor.potentials.embedding;

import java.util.List;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.structure.Scalars;

/**
 * How far a fit of two densities has come: all that is needed to go on with it, but the labels.
 *
 * <p>Unknowns θ are the potential's {@link EmbeddedPotential#parameters()}, and reference energies
 * behind them where these are fitted. They are sought as θ = θ₀ + W u, W Wᵀ = (G + Λ)⁻¹ with the
 * normal equations G and the ridge Λ of the first step of Gauss and Newton, so that one step of
 * length 1 along −u is that step.
 *
 * @param origin θ₀, [P]
 * @param ridge Λ, [P]
 * @param root W's upper triangle, row by row, [P(P + 1)/2]
 * @param descent where u stands
 */
public record Refinement(Scalars origin, Scalars ridge, Scalars root, Descent.State descent) {
  /** Steps over which a descent that settles no longer gains. */
  private static final int PATIENCE = 5;

  /** What it would have to gain over them, of the loss. */
  private static final double LEAST_GAIN = 1e-3;

  /** θ, [P]. */
  public Scalars unknowns() {
    return unknowns(descent.x());
  }

  /** θ₀ + W u. */
  Scalars unknowns(Scalars u) {
    double[] theta = origin.toArray();
    int at = 0;
    for (int k = 0; k < theta.length; k++) {
      for (int l = k; l < theta.length; l++) {
        theta[k] += root.get(at++) * u.get(l);
      }
    }
    return Scalars.of(theta);
  }

  /** Wᵀ g. */
  Scalars slopes(double[] gradient) {
    double[] slopes = new double[gradient.length];
    int at = 0;
    for (int k = 0; k < gradient.length; k++) {
      for (int l = k; l < gradient.length; l++) {
        slopes[l] += root.get(at++) * gradient[k];
      }
    }
    return Scalars.of(slopes);
  }

  /** Whether the last five steps together gained less than a thousandth of the loss. */
  public boolean settled() {
    List<Double> values = descent.values();
    int last = values.size() - 1;
    return last >= PATIENCE
        && values.get(last - PATIENCE) - values.get(last) < LEAST_GAIN * values.get(last);
  }

  Refinement at(Descent.State state) {
    return new Refinement(origin, ridge, root, state);
  }
}
