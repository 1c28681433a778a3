package org.athanor.potentials.entropy;

import org.athanor.potentials.structure.Scalars;

/**
 * All that the global entropy remembers of a dataset: a snapshot that can be stored and sent.
 *
 * @param mode what a sample is
 * @param regularisation ρ
 * @param count number of samples n
 * @param mean μ, [d]
 * @param scatter Σ (x − μ)(x − μ)ᵀ over the samples, row-major [d×d]
 */
public record Moments(Mode mode, double regularisation, long count, Scalars mean, Scalars scatter) {
  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Moments {
    if (!(regularisation > 0 && regularisation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "global entropy: expected a positive regularisation, got " + regularisation);
    }
    int d = mean.size();
    if (count < 0 || d == 0 || scatter.size() != d * d) {
      throw new IllegalArgumentException(
          "global entropy: expected a count, d means and d×d second moments, got "
              + count
              + ", "
              + d
              + " and "
              + scatter.size());
    }
  }

  /** Of no samples with {@code dimension} numbers each. */
  public static Moments none(Mode mode, int dimension, double regularisation) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "global entropy: expected a dimension of at least 1, got " + dimension);
    }
    Scalars mean = Scalars.of(new double[dimension]);
    Scalars scatter = Scalars.of(new double[dimension * dimension]);
    return new Moments(mode, regularisation, 0, mean, scatter);
  }

  /** d. */
  public int dimension() {
    return mean.size();
  }
}
