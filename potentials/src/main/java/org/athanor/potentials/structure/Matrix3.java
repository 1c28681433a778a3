package org.athanor.potentials.structure;

import java.util.Arrays;

/**
 * An immutable 3×3 matrix, row-major: a cell in Å, a strain, a virial in eV or a stress in eV/Å³.
 */
public final class Matrix3 {
  /** The identity. */
  public static final Matrix3 IDENTITY = diagonal(1, 1, 1);

  /** All zeros. */
  public static final Matrix3 ZERO = diagonal(0, 0, 0);

  private final double[] values;

  private Matrix3(double[] values) {
    this.values = values;
  }

  /**
   * Wraps a copy of nine row-major values.
   *
   * @throws IllegalArgumentException if there are not nine
   */
  public static Matrix3 of(double... rowMajor) {
    if (rowMajor.length != 9) {
      throw new IllegalArgumentException("3×3 matrix: expected 9 numbers, got " + rowMajor.length);
    }
    return new Matrix3(rowMajor.clone());
  }

  /** The diagonal matrix with these three entries. */
  public static Matrix3 diagonal(double x, double y, double z) {
    return new Matrix3(new double[] {x, 0, 0, 0, y, 0, 0, 0, z});
  }

  /** Entry in row {@code row} and column {@code column}. */
  public double get(int row, int column) {
    return values[3 * row + column];
  }

  /** A row-major copy, [9]. */
  public double[] toArray() {
    return values.clone();
  }

  /** The sum of this and {@code other}. */
  public Matrix3 plus(Matrix3 other) {
    double[] sum = new double[9];
    for (int k = 0; k < 9; k++) {
      sum[k] = values[k] + other.values[k];
    }
    return new Matrix3(sum);
  }

  /** This matrix times a number. */
  public Matrix3 times(double factor) {
    double[] scaled = new double[9];
    for (int k = 0; k < 9; k++) {
      scaled[k] = values[k] * factor;
    }
    return new Matrix3(scaled);
  }

  /** The matrix product this · other. */
  public Matrix3 times(Matrix3 other) {
    double[] product = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        product[3 * a + b] =
            get(a, 0) * other.get(0, b) + get(a, 1) * other.get(1, b) + get(a, 2) * other.get(2, b);
      }
    }
    return new Matrix3(product);
  }

  /** The transpose. */
  public Matrix3 transposed() {
    return of(
        values[0], values[3], values[6], values[1], values[4], values[7], values[2], values[5],
        values[8]);
  }

  /** The symmetric part, (M + Mᵀ)/2. */
  public Matrix3 symmetric() {
    return plus(transposed()).times(0.5);
  }

  /** The determinant. */
  public double determinant() {
    return get(0, 0) * cofactor(0, 0) + get(0, 1) * cofactor(0, 1) + get(0, 2) * cofactor(0, 2);
  }

  /** The trace. */
  public double trace() {
    return values[0] + values[4] + values[8];
  }

  /**
   * The inverse.
   *
   * @throws ArithmeticException if the determinant is zero
   */
  public Matrix3 inverse() {
    double determinant = determinant();
    if (determinant == 0) {
      throw new ArithmeticException("3×3 matrix: the determinant is zero, so there is no inverse");
    }
    double[] inverse = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        inverse[3 * b + a] = cofactor(a, b) / determinant;
      }
    }
    return new Matrix3(inverse);
  }

  /** The largest absolute value of any entry. */
  public double largestAbsolute() {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  /** Whether every entry is a finite number. */
  public boolean allFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private double cofactor(int row, int column) {
    int r1 = (row + 1) % 3;
    int r2 = (row + 2) % 3;
    int c1 = (column + 1) % 3;
    int c2 = (column + 2) % 3;
    return get(r1, c1) * get(r2, c2) - get(r1, c2) * get(r2, c1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix3 matrix && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
