package org.athanor.potentials.regression;

import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Scalars;

/**
 * How far a row lies outside of an {@link ActiveSet}: γ(b) = max_j |(b A⁻¹)_j|, a pure number; up
 * to 1 it is within. Immutable; safe to share.
 */
public final class ExtrapolationGrade {
  private final int size;
  private final int stride;
  private final double[] inverse;
  private final Rows rows = Rows.of(Lanes.fastest());

  private ExtrapolationGrade(int size, double[] inverse) {
    this.size = size;
    this.stride = Rows.padded(size);
    this.inverse = inverse;
  }

  static ExtrapolationGrade padded(int size, double[] inverse) {
    return new ExtrapolationGrade(size, inverse);
  }

  /**
   * Of A⁻¹, row by row.
   *
   * @throws IllegalArgumentException if they are not K×K finite numbers
   */
  public static ExtrapolationGrade of(int size, Scalars inverse) {
    double[] all = inverse.toArray();
    if (size < 1
        || all.length != (long) size * size
        || !Arrays.stream(all).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "active set: expected " + size + "×" + size + " finite numbers, got " + all.length);
    }
    int stride = Rows.padded(size);
    double[] padded = new double[size * stride];
    for (int k = 0; k < size; k++) {
      System.arraycopy(all, k * size, padded, k * stride, size);
    }
    return new ExtrapolationGrade(size, padded);
  }

  /** K. */
  public int size() {
    return size;
  }

  /** γ of the row that begins at {@code at}. */
  public double of(double[] values, int at) {
    return of(Arrays.copyOfRange(values, at, at + size), new double[stride]);
  }

  /** Numbers of work space that {@link #of(double[], double[])} wants. */
  public int work() {
    return stride;
  }

  /** γ of a row, [≥ K], with work space that is overwritten. */
  public double of(double[] row, double[] coefficients) {
    rows.combine(new Rows.Block(inverse, 0, stride), size, row, coefficients, 0, stride);
    double largest = 0;
    for (int j = 0; j < size; j++) {
      largest = Math.max(largest, Math.abs(coefficients[j]));
    }
    return largest;
  }

  /** A⁻¹, row by row, [K×K]. */
  public Scalars inverse() {
    double[] all = new double[size * size];
    for (int k = 0; k < size; k++) {
      System.arraycopy(inverse, k * stride, all, k * size, size);
    }
    return Scalars.of(all);
  }
}
