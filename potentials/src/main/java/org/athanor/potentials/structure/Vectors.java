package org.athanor.potentials.structure;

import java.util.Arrays;

/**
 * An immutable list of three-vectors, [n×3]: positions in Å or forces in eV/Å.
 *
 * <p>The numbers lie row by row in one flat array, which never leaves this class uncopied, so two
 * lists are equal when all their bits are.
 */
public final class Vectors {
  private final double[] values;

  private Vectors(double[] values) {
    this.values = values;
  }

  /**
   * Wraps a copy of row-major values.
   *
   * @param rowMajor x, y, z of every vector in turn
   * @throws IllegalArgumentException if the length is no multiple of three
   */
  public static Vectors of(double... rowMajor) {
    if (rowMajor.length % 3 != 0) {
      throw new IllegalArgumentException(
          "vectors: expected a multiple of 3 numbers, got " + rowMajor.length);
    }
    return new Vectors(rowMajor.clone());
  }

  /** n vectors of zeros. */
  public static Vectors zeros(int n) {
    return new Vectors(new double[3 * n]);
  }

  /** The number of vectors, n. */
  public int size() {
    return values.length / 3;
  }

  /** Component {@code axis} (0, 1, 2 for x, y, z) of vector {@code i}. */
  public double get(int i, int axis) {
    return values[3 * i + axis];
  }

  /** A row-major copy, [3n]. */
  public double[] toArray() {
    return values.clone();
  }

  /** Copies the row-major values into {@code target}, from its start. */
  public void copyTo(double[] target) {
    System.arraycopy(values, 0, target, 0, values.length);
  }

  /** The Euclidean length of the longest vector; 0 for an empty list. */
  public double largestNorm() {
    double largest = 0;
    for (int i = 0; i < values.length; i += 3) {
      double square =
          values[i] * values[i] + values[i + 1] * values[i + 1] + values[i + 2] * values[i + 2];
      largest = Math.max(largest, square);
    }
    return Math.sqrt(largest);
  }

  /** Whether every component is a finite number. */
  public boolean allFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vectors vectors && Arrays.equals(values, vectors.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Vectors[" + size() + "×3]";
  }
}
