package org.athanor.potentials.linear;

import java.util.Optional;
import org.athanor.potentials.structure.Scalars;

/**
 * Solves normal equations with a ridge: minimises |Xc − y|² + λ Σ_k s_k² c_k², s_k² = G_kk.
 *
 * <p>Scaling by s makes λ a pure number and the prior the same for every function. The last
 * columns, reference energies, are free of the ridge but for a trace that decides between equals.
 * The evidence of λ (noise and prior widths being unknown, the noise integrated out) is
 *
 * <pre>ln p = −½ [N ln S + ln det(G + λs²) − K ln λ] + const,  S = y² − hᵀc</pre>
 *
 * Source: D. J. C. MacKay, Neural Comput. 4, 415 (1992), eqs. 2.11–2.16 with the noise profiled.
 */
final class RidgeRegression {
  /** Ridge of columns that should have none. */
  private static final double TRACE = 1e-10;

  /** λ = 10^(−15 + g/2), g = 0 … 30. */
  private static final int GRID = 31;

  record Solution(Scalars coefficients, double regularisation, double logEvidence, int tries) {}

  private final NormalEquations equations;
  private final int penalised;
  private final double[] scale;

  RidgeRegression(NormalEquations equations, int penalised) {
    this.equations = equations;
    this.penalised = penalised;
    this.scale = new double[equations.size()];
    for (int k = 0; k < scale.length; k++) {
      double square = equations.gram(k, k);
      scale[k] = square > 0 ? Math.sqrt(square) : 1;
    }
  }

  /** The λ of the grid with the most evidence; the smallest of equals. */
  Solution mostEvident() {
    Optional<Solution> best = Optional.empty();
    for (int g = 0; g < GRID; g++) {
      Optional<Solution> next = solve(StrictMath.pow(10, -15 + 0.5 * g));
      if (next.isPresent()
          && (best.isEmpty() || next.get().logEvidence() > best.get().logEvidence())) {
        best = next;
      }
    }
    Solution found =
        best.orElseThrow(
            () ->
                new ArithmeticException(
                    "ridge fit: the normal equations are not positive definite at any λ up to 1;"
                        + " were finite labels absorbed?"));
    return new Solution(found.coefficients(), found.regularisation(), found.logEvidence(), GRID);
  }

  /** The solution for λ; empty if rounding leaves no positive definite matrix. */
  Optional<Solution> solve(double lambda) {
    int size = equations.size();
    double[] matrix = new double[size * size];
    double[] right = new double[size];
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++) {
        matrix[k * size + l] = equations.gram(k, l) / (scale[k] * scale[l]);
      }
      boolean unseen = matrix[k * size + k] == 0;
      matrix[k * size + k] += k < penalised ? lambda : unseen ? 1 : TRACE;
      right[k] = equations.projection(k) / scale[k];
    }
    return Cholesky.of(size, matrix, 1e-15).map(cholesky -> solution(lambda, cholesky, right));
  }

  private Solution solution(double lambda, Cholesky cholesky, double[] right) {
    double[] scaled = cholesky.solve(right);
    double explained = 0;
    double[] coefficients = new double[scaled.length];
    for (int k = 0; k < scaled.length; k++) {
      explained += right[k] * scaled[k];
      coefficients[k] = scaled[k] / scale[k];
    }
    // Rounding may leave nothing of a residual that is far below the labels.
    double rest = Math.max(equations.square() - explained, 1e-14 * equations.square());
    double evidence =
        -0.5
            * (equations.rows() * StrictMath.log(Math.max(rest, Double.MIN_NORMAL))
                + cholesky.logDeterminant()
                - penalised * StrictMath.log(lambda));
    return new Solution(Scalars.of(coefficients), lambda, evidence, 1);
  }
}
