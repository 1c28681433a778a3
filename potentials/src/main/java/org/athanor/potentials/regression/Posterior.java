package org.athanor.potentials.regression;

import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * What a fit leaves undecided: the covariance Σ = W Wᵀ of the K coefficients, W upper triangular.
 *
 * <p>The variance of a quantity x·c is xᵀΣx = |Wᵀx|², in the unit of the coefficients squared times
 * that of x squared. Σ = σ²(G + Λ)⁻¹ with the noise σ² and the prior's precision Λ in units of it
 * (D. J. C. MacKay, Neural Comput. 4, 415 (1992), eq. 2.8). Immutable; safe to share.
 */
public final class Posterior implements Spread {
  private final int size;
  private final int stride;
  private final double[] root;
  private final Rows rows = Rows.of(Lanes.fastest());

  private Posterior(int size, double[] root) {
    this.size = size;
    this.stride = Rows.padded(size);
    this.root = root;
  }

  /** Of W in padded rows, which is kept. */
  static Posterior of(int size, double[] paddedRoot) {
    return new Posterior(size, paddedRoot);
  }

  /**
   * Of W's upper triangle, row by row.
   *
   * @throws IllegalArgumentException if there are not K(K + 1)/2 finite numbers
   */
  public static Posterior of(int size, Scalars triangle) {
    if (size < 1 || triangle.size() != (long) size * (size + 1) / 2) {
      throw new IllegalArgumentException(
          "posterior: expected the triangle of " + size + " rows, got " + triangle.size());
    }
    int stride = Rows.padded(size);
    double[] root = new double[size * stride];
    int at = 0;
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++) {
        root[k * stride + l] = triangle.get(at++);
        if (!Double.isFinite(root[k * stride + l])) {
          throw new IllegalArgumentException("posterior: expected finite numbers");
        }
      }
    }
    return new Posterior(size, root);
  }

  @Override
  public int size() {
    return size;
  }

  /** W's upper triangle, row by row, [K(K + 1)/2]. */
  public Scalars triangle() {
    double[] triangle = new double[size * (size + 1) / 2];
    int at = 0;
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++) {
        triangle[at++] = root[k * stride + l];
      }
    }
    return Scalars.of(triangle);
  }

  @Override
  public double[] variances(double[] x, int width, int count) {
    double[] projected = new double[stride];
    double[] row = new double[width];
    double[] variances = new double[count];
    for (int r = 0; r < count; r++) {
      System.arraycopy(x, r * width, row, 0, width);
      variances[r] = square(row, projected);
    }
    return variances;
  }

  /** |Wᵀx|²: strips of columns, each from as many rows as reach it. */
  private double square(double[] x, double[] projected) {
    int strip = 4 * Rows.PADDING;
    for (int from = 0; from < stride; from += strip) {
      int width = Math.min(strip, stride - from);
      int reach = Math.min(x.length, from + width);
      rows.combine(new Rows.Block(root, from, stride), reach, x, projected, from, width);
    }
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum = Math.fma(projected[k], projected[k], sum);
    }
    return sum;
  }

  /** The variance of each coefficient, [K]. */
  public Scalars diagonal() {
    double[] variances = new double[size];
    for (int k = 0; k < size; k++) {
      for (int l = k; l < size; l++) {
        variances[k] = Math.fma(root[k * stride + l], root[k * stride + l], variances[k]);
      }
    }
    return Scalars.of(variances);
  }

  /** Wᵀx, [K]: two quantities' covariance is the product of theirs. */
  public Scalars projected(double[] x) {
    double[] projected = new double[stride];
    square(x, projected);
    return Scalars.of(Arrays.copyOf(projected, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Posterior posterior
        && size == posterior.size
        && Arrays.equals(root, posterior.root);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }
}
