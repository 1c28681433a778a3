package org.athanor.potentials.regression;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.numerics.Cholesky;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * Solves normal equations with a prior: minimises |Xc − y|² + λ Σ_k d_k s_k² c_k², s_k² = G_kk.
 *
 * <p>Scaling by s makes λ a pure number; d says how much more one function is held back than
 * another, 1 for all in a plain ridge, and 0 for those that are free (they keep a trace that
 * decides between equals). The evidence of λ, with the noise integrated out under the prior 1/σ²,
 * is
 *
 * <pre>ln p = −½ [M ln S + ln det(G + λds²) − Σ ln(λd)] + const,  S = y² − hᵀc,  M = N − free</pre>
 *
 * and is made as large as it gets. Source: D. J. C. MacKay, Neural Comput. 4, 415 (1992), eqs.
 * 2.11–2.16 with the noise integrated. Solutions are refined with twice the digits.
 */
public final class Regression {
  /** Ridge of columns that should have none. */
  private static final double TRACE = 1e-10;

  /** Pivots of the scaled matrix below it are rounding. */
  private static final double SMALLEST_PIVOT = 1e-15;

  private static final int REFINEMENTS = 2;

  /**
   * A solution.
   *
   * @param coefficients c, [K]
   * @param regularisation λ
   * @param logEvidence up to a constant that depends on the rows alone
   * @param noise σ², the variance of a weighted residual; pure number where weights are 1/deviation
   * @param tries how many matrices were factored to find it
   */
  public record Solution(
      Scalars coefficients, double regularisation, double logEvidence, double noise, int tries) {}

  private final NormalEquations sums;
  private final double[] penalties;
  private final double[] scale;
  private final double[] scaled;
  private final int stride;

  /**
   * Of sums and penalties.
   *
   * @param penalties d, [K]; 0 for columns that are free
   * @throws IllegalArgumentException if they are not K numbers of at least 0
   */
  public Regression(NormalEquations sums, Scalars penalties) {
    int size = sums.size();
    this.sums = sums;
    this.penalties = penalties.toArray();
    if (penalties.size() != size || Arrays.stream(this.penalties).anyMatch(d -> !(d >= 0))) {
      throw new IllegalArgumentException(
          "regression: expected " + size + " penalties of at least 0, got " + penalties);
    }
    stride = Rows.padded(size);
    scale = new double[size];
    scaled = new double[size * stride];
    for (int k = 0; k < size; k++) {
      double square = sums.gram(k, k);
      scale[k] = square > 0 ? Math.sqrt(square) : 1;
    }
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        scaled[k * stride + l] = sums.gram(k, l) / (scale[k] * scale[l]);
      }
    }
  }

  /** Ridge penalties: 1 for the first {@code penalised} of {@code size} columns, 0 for the rest. */
  public static Scalars ridge(int size, int penalised) {
    double[] penalties = new double[size];
    Arrays.fill(penalties, 0, penalised, 1);
    return Scalars.of(penalties);
  }

  /** d, [K]. */
  public Scalars penalties() {
    return Scalars.of(penalties);
  }

  /** s², the sum of squares of each column; 1 where nothing was seen of it, [K]. */
  public Scalars squares() {
    return Scalars.of(Arrays.stream(scale).map(s -> s * s).toArray());
  }

  /**
   * The solution with the most evidence over λ.
   *
   * @throws ArithmeticException if there is none at any λ
   */
  public Solution mostEvident() {
    Summit summit = new Summit(x -> solve(StrictMath.pow(10, x)));
    return summit
        .highest()
        .orElseThrow(
            () ->
                new ArithmeticException(
                    "fit: the normal equations are not positive definite at any λ up to 1; were"
                        + " finite labels absorbed?"));
  }

  /** The solution for λ; empty if rounding leaves no positive definite matrix. */
  public Optional<Solution> solve(double lambda) {
    return factored(lambda).map(cholesky -> solution(lambda, cholesky));
  }

  /** The covariance of a solution's coefficients. */
  public Posterior posterior(Solution solution) {
    return posterior(solution.regularisation(), solution.noise());
  }

  /**
   * The covariance of the coefficients for this λ and noise σ².
   *
   * @throws ArithmeticException if rounding leaves no positive definite matrix
   */
  public Posterior posterior(double lambda, double noise) {
    Cholesky cholesky =
        factored(lambda)
            .orElseThrow(() -> new ArithmeticException("posterior: expected a larger λ"));
    int size = sums.size();
    double[] root = new double[size * stride];
    cholesky.inverseFactor(root);
    double sigma = Math.sqrt(noise);
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++) {
        root[k * stride + l] *= sigma / scale[k];
      }
    }
    return Posterior.of(size, root);
  }

  private Optional<Cholesky> factored(double lambda) {
    int size = sums.size();
    double[] matrix = scaled.clone();
    for (int k = 0; k < size; k++) {
      matrix[k * stride + k] += scaledRidge(k, lambda);
    }
    Cholesky cholesky = new Cholesky(size);
    try {
      cholesky.factor(matrix, 0);
    } catch (ArithmeticException notPositive) {
      return Optional.empty();
    }
    return cholesky.smallestPivot() > SMALLEST_PIVOT ? Optional.of(cholesky) : Optional.empty();
  }

  private double scaledRidge(int k, double lambda) {
    if (penalties[k] > 0) {
      return lambda * penalties[k];
    }
    return unseen(k) ? 1 : TRACE;
  }

  private boolean unseen(int k) {
    return scaled[k * stride + k] == 0;
  }

  private Solution solution(double lambda, Cholesky cholesky) {
    int size = sums.size();
    double[] ridge = new double[size];
    int free = 0;
    double prior = 0;
    for (int k = 0; k < size; k++) {
      ridge[k] = scaledRidge(k, lambda) * scale[k] * scale[k];
      free += penalties[k] > 0 || unseen(k) ? 0 : 1;
      prior += penalties[k] > 0 ? StrictMath.log(lambda * penalties[k]) : 0;
    }
    double[] c = new double[size];
    double[] residual = new double[size];
    Arrays.setAll(residual, sums::projection);
    for (int step = 0; step <= REFINEMENTS; step++) {
      improve(c, residual, cholesky);
      residual = sums.residual(c, ridge);
    }
    double rest = Math.max(sums.rest(c, residual), 1e-24 * sums.square());
    double degrees = Math.max(1, sums.rows() - free);
    double evidence =
        -0.5
            * (degrees * StrictMath.log(Math.max(rest, Double.MIN_NORMAL))
                + cholesky.logDeterminant()
                - prior);
    return new Solution(Scalars.of(c), lambda, evidence, rest / degrees, 1);
  }

  private void improve(double[] c, double[] residual, Cholesky cholesky) {
    double[] step = new double[c.length];
    for (int k = 0; k < c.length; k++) {
      step[k] = residual[k] / scale[k];
    }
    cholesky.solve(step, 0);
    for (int k = 0; k < c.length; k++) {
      c[k] += step[k] / scale[k];
    }
  }
}
