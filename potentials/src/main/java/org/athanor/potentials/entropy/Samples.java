package org.athanor.potentials.entropy;

import java.util.Arrays;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * What one structure adds to a global entropy, immutable, dimensionless, [A×d]: the fingerprint of
 * every atom, or their mean, by {@link Mode}.
 */
public final class Samples {
  private final Mode mode;
  private final int dimension;
  private final int count;
  private final double[] rows;

  private Samples(Mode mode, int dimension, int count, double[] rows) {
    this.mode = mode;
    this.dimension = dimension;
    this.count = count;
    this.rows = rows;
  }

  /** The samples of a structure with these fingerprints. */
  public static Samples of(Fingerprints fingerprints, Mode mode) {
    int d = fingerprints.length();
    return switch (mode) {
      case PER_ATOM -> new Samples(mode, d, fingerprints.atoms(), fingerprints.toArray());
      case PER_CONFIGURATION -> new Samples(mode, d, 1, fingerprints.mean().toArray());
    };
  }

  /** What a sample is. */
  public Mode mode() {
    return mode;
  }

  /** The number of samples, A. */
  public int count() {
    return count;
  }

  /** Numbers a sample, d. */
  public int dimension() {
    return dimension;
  }

  /** Sample {@code i}, [d]. */
  public Scalars get(int i) {
    return Scalars.of(Arrays.copyOfRange(rows, i * dimension, (i + 1) * dimension));
  }

  /** Copies all samples into rows padded with zeros, [A × padded(d)]. */
  void copyTo(double[] target) {
    int stride = Rows.padded(dimension);
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, i * dimension, target, i * stride, dimension);
      Arrays.fill(target, i * stride + dimension, (i + 1) * stride, 0);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples samples
        && mode == samples.mode
        && dimension == samples.dimension
        && Arrays.equals(rows, samples.rows);
  }

  @Override
  public int hashCode() {
    return 31 * mode.hashCode() + Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return "Samples[" + mode + " " + count + "×" + dimension + "]";
  }
}
