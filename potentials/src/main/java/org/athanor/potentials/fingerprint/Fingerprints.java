package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import org.athanor.potentials.structure.Scalars;

/** The fingerprints of a structure's atoms, immutable, dimensionless, [n×L]. */
public final class Fingerprints {
  private final int length;
  private final double[] values;

  private Fingerprints(int length, double[] values) {
    this.length = length;
    this.values = values;
  }

  /**
   * Wraps a copy of row-major values, one row an atom.
   *
   * @throws IllegalArgumentException if they do not make full rows of {@code length} numbers
   */
  public static Fingerprints of(int length, double... rowMajor) {
    if (length < 1 || rowMajor.length == 0 || rowMajor.length % length != 0) {
      throw new IllegalArgumentException(
          "fingerprints: expected full rows of " + length + " numbers, got " + rowMajor.length);
    }
    return new Fingerprints(length, rowMajor.clone());
  }

  /** The number of atoms, n. */
  public int atoms() {
    return values.length / length;
  }

  /** Numbers an atom, L. */
  public int length() {
    return length;
  }

  /** Number {@code m} of atom {@code i}: its m-th largest eigenvalue. */
  public double get(int i, int m) {
    return values[i * length + m];
  }

  /** Atom {@code i}'s fingerprint, [L]. */
  public Scalars row(int i) {
    return Scalars.of(Arrays.copyOfRange(values, i * length, (i + 1) * length));
  }

  /** The mean over the atoms, [L]. */
  public Scalars mean() {
    double[] mean = new double[length];
    for (int k = 0; k < values.length; k++) {
      mean[k % length] += values[k];
    }
    for (int m = 0; m < length; m++) {
      mean[m] /= atoms();
    }
    return Scalars.of(mean);
  }

  /** A row-major copy, [nL]. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprints fingerprints
        && length == fingerprints.length
        && Arrays.equals(values, fingerprints.values);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Fingerprints[" + atoms() + "×" + length + "]";
  }
}
