package org.athanor.sims.properties;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.athanor.potentials.structure.Matrix3;

/**
 * Elastic constants in GPa, C_ij = ∂σ_i/∂ε_j in Voigt's order xx yy zz yz xz xy with engineering
 * shear strains, symmetric [6×6].
 */
public final class Stiffness {
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};

  private final double[] values;

  private Stiffness(double[] values) {
    this.values = values;
  }

  /**
   * The symmetric part of 36 row-major numbers.
   *
   * @throws IllegalArgumentException if there are not 36
   */
  public static Stiffness of(double... rowMajor) {
    if (rowMajor.length != 36) {
      throw new IllegalArgumentException(
          "elastic constants: expected 36 numbers in GPa, got " + rowMajor.length);
    }
    double[] symmetric = new double[36];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        symmetric[6 * i + j] = 0.5 * (rowMajor[6 * i + j] + rowMajor[6 * j + i]);
      }
    }
    return new Stiffness(symmetric);
  }

  /** C_ij in GPa; i and j from 1 to 6, as in textbooks. */
  public double get(int i, int j) {
    return values[6 * (i - 1) + j - 1];
  }

  /** A row-major copy in GPa, [36]. */
  public double[] toArray() {
    return values.clone();
  }

  /** Component ijkl of the tensor in GPa, indices from 0. */
  public double tensor(int i, int j, int k, int l) {
    return values[6 * voigt(i, j) + voigt(k, l)];
  }

  /** The same crystal seen after the rotation R (its columns are the old axes): C' = R R R R C. */
  public Stiffness rotated(Matrix3 rotation) {
    double[] turned = new double[36];
    for (int p = 0; p < 6; p++) {
      for (int q = 0; q < 6; q++) {
        turned[6 * p + q] = turned(rotation, p, q);
      }
    }
    return of(turned);
  }

  /** Compliances in 1/GPa with engineering shear strains, row-major [36]. */
  double[] compliance() {
    RealMatrix inverse = new LUDecomposition(matrix()).getSolver().getInverse();
    double[] all = new double[36];
    for (int k = 0; k < 36; k++) {
      all[k] = inverse.getEntry(k / 6, k % 6);
    }
    return all;
  }

  /** Born's criterion: the crystal is stable if the least eigenvalue, in GPa, is positive. */
  public double leastEigenvalue() {
    double least = Double.POSITIVE_INFINITY;
    for (double value : new EigenDecomposition(matrix()).getRealEigenvalues()) {
      least = Math.min(least, value);
    }
    return least;
  }

  /** The largest difference of any component in GPa. */
  public double distance(Stiffness other) {
    double largest = 0;
    for (int k = 0; k < 36; k++) {
      largest = Math.max(largest, Math.abs(values[k] - other.values[k]));
    }
    return largest;
  }

  /** The place of a pair of axes in Voigt's order, from 0. */
  static int voigt(int i, int j) {
    return i == j ? i : 6 - i - j;
  }

  /** The strain of size {@code size} in Voigt's component {@code j} from 0. */
  public static Matrix3 strain(int j, double size) {
    double[] strain = new double[9];
    strain[3 * FIRST[j] + SECOND[j]] += 0.5 * size;
    strain[3 * SECOND[j] + FIRST[j]] += 0.5 * size;
    return Matrix3.of(strain);
  }

  /** Component {@code i} from 0 of a symmetric matrix. */
  public static double component(Matrix3 stress, int i) {
    return 0.5 * (stress.get(FIRST[i], SECOND[i]) + stress.get(SECOND[i], FIRST[i]));
  }

  private double turned(Matrix3 r, int p, int q) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          for (int l = 0; l < 3; l++) {
            sum +=
                r.get(FIRST[p], i)
                    * r.get(SECOND[p], j)
                    * r.get(FIRST[q], k)
                    * r.get(SECOND[q], l)
                    * tensor(i, j, k, l);
          }
        }
      }
    }
    return sum;
  }

  private RealMatrix matrix() {
    double[][] rows = new double[6][6];
    for (int k = 0; k < 36; k++) {
      rows[k / 6][k % 6] = values[k];
    }
    return new Array2DRowRealMatrix(rows);
  }
}
