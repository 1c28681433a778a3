package org.athanor.potentials.entropy;

import java.util.Arrays;
import org.athanor.potentials.numerics.Cholesky;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * Count, mean and centred second moments of samples, in flat arrays with padded rows.
 *
 * <p>A batch is merged by its own mean and moments (Chan, Golub and LeVeque, The American
 * Statistician 37, 242 (1983)), so no large sums cancel: O(d²) a sample.
 */
final class Scatter {
  final int dimension;
  final int stride;
  long count;
  final double[] mean;
  private final double[] centred;
  private final Rows.Block block;
  private final Rows rows = Rows.of(Lanes.fastest());
  private final Cholesky cholesky;
  private final double[] covariance;
  private final double[] batchMean;
  private final double[] difference;
  private final double[] factors;

  Scatter(int dimension) {
    this.dimension = dimension;
    stride = Rows.padded(dimension);
    mean = new double[stride];
    centred = new double[dimension * stride];
    block = new Rows.Block(centred, 0, stride);
    cholesky = new Cholesky(dimension);
    covariance = new double[dimension * stride];
    batchMean = new double[stride];
    difference = new double[stride];
    factors = new double[stride];
  }

  static Scatter of(Moments moments) {
    Scatter scatter = new Scatter(moments.dimension());
    int d = scatter.dimension;
    scatter.count = moments.count();
    for (int i = 0; i < d; i++) {
      scatter.mean[i] = moments.mean().get(i);
      for (int k = 0; k < d; k++) {
        scatter.centred[i * scatter.stride + k] = moments.scatter().get(i * d + k);
      }
    }
    return scatter;
  }

  Moments moments(Mode mode, double regularisation) {
    double[] packed = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      System.arraycopy(centred, i * stride, packed, i * dimension, dimension);
    }
    Scalars means = Scalars.of(Arrays.copyOf(mean, dimension));
    return new Moments(mode, regularisation, count, means, Scalars.of(packed));
  }

  void copyFrom(Scatter other) {
    count = other.count;
    System.arraycopy(other.mean, 0, mean, 0, stride);
    System.arraycopy(other.centred, 0, centred, 0, centred.length);
  }

  /** Merges {@code added} samples in padded rows. */
  void add(double[] samples, int added) {
    Arrays.fill(batchMean, 0);
    for (int i = 0; i < added; i++) {
      for (int k = 0; k < dimension; k++) {
        batchMean[k] += samples[i * stride + k];
      }
    }
    for (int k = 0; k < dimension; k++) {
      batchMean[k] /= added;
    }
    for (int i = 0; added > 1 && i < added; i++) {
      for (int k = 0; k < dimension; k++) {
        difference[k] = samples[i * stride + k] - batchMean[k];
      }
      rows.addOuter(block, dimension, difference, difference, stride);
    }
    shift(added);
  }

  /** The part of a merge that comes from the distance between the two means. */
  private void shift(int added) {
    double share = added / (double) (count + added);
    for (int k = 0; k < dimension; k++) {
      difference[k] = batchMean[k] - mean[k];
      factors[k] = difference[k] * (count * share);
      mean[k] = count == 0 ? batchMean[k] : Math.fma(share, difference[k], mean[k]);
    }
    if (count > 0) {
      rows.addOuter(block, dimension, factors, difference, stride);
    }
    count += added;
  }

  /** Factors Σ + ρ1, and returns ln det of it. */
  double factor(double regularisation) {
    double scale = count == 0 ? 0 : 1.0 / count;
    for (int k = 0; k < centred.length; k++) {
      covariance[k] = centred[k] * scale;
    }
    cholesky.factor(covariance, regularisation);
    return cholesky.logDeterminant();
  }

  /** The factored matrix. */
  Cholesky factored() {
    return cholesky;
  }
}
