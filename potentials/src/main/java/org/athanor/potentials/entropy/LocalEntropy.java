package org.athanor.potentials.entropy;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.athanor.potentials.fingerprint.Fingerprints;

/**
 * How much the atoms of one structure differ from each other: S = (1/N) Σ_j ln(N δ_j).
 *
 * <p>δ_j = min over l ≠ j of ‖q_j − q_l‖, at least 1e-8, dimensionless; q the fingerprints. S is
 * continuous, and smooth but where a nearest neighbour in fingerprint space changes (Karabin and
 * Perez, J. Chem. Phys. 153, 094110 (2020)).
 */
public final class LocalEntropy {
  /** δ at its least: what is closer differs by round-off alone. */
  public static final double FLOOR = 1e-8;

  private LocalEntropy() {}

  /** S of these atoms; none for a single atom, whose fingerprint has no neighbour. */
  public static OptionalDouble of(Fingerprints fingerprints) {
    int n = fingerprints.atoms();
    if (n < 2) {
      return OptionalDouble.empty();
    }
    Nearest nearest = new Nearest(n, fingerprints.length());
    nearest.find(fingerprints.toArray());
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += StrictMath.log(n * nearest.distance(j));
    }
    return OptionalDouble.of(sum / n);
  }

  /** Each atom's nearest neighbour in fingerprint space. */
  static final class Nearest {
    private final int n;
    private final int length;
    private final double[] square;
    private final int[] index;

    Nearest(int n, int length) {
      this.n = n;
      this.length = length;
      square = new double[n];
      index = new int[n];
    }

    /** Looks at every pair once; of several equally near the first counts. */
    void find(double[] q) {
      Arrays.fill(square, Double.POSITIVE_INFINITY);
      for (int j = 0; j < n; j++) {
        for (int l = j + 1; l < n; l++) {
          double d = squaredDistance(q, j * length, l * length);
          if (d < square[j]) {
            square[j] = d;
            index[j] = l;
          }
          if (d < square[l]) {
            square[l] = d;
            index[l] = j;
          }
        }
      }
    }

    /** Four sums side by side, in a fixed order. */
    private double squaredDistance(double[] q, int a, int b) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int m = 0;
      for (; m + 3 < length; m += 4) {
        double d0 = q[a + m] - q[b + m];
        double d1 = q[a + m + 1] - q[b + m + 1];
        double d2 = q[a + m + 2] - q[b + m + 2];
        double d3 = q[a + m + 3] - q[b + m + 3];
        s0 = Math.fma(d0, d0, s0);
        s1 = Math.fma(d1, d1, s1);
        s2 = Math.fma(d2, d2, s2);
        s3 = Math.fma(d3, d3, s3);
      }
      for (; m < length; m++) {
        double d = q[a + m] - q[b + m];
        s0 = Math.fma(d, d, s0);
      }
      return (s0 + s1) + (s2 + s3);
    }

    /** δ_j. */
    double distance(int j) {
      return Math.max(Math.sqrt(square[j]), FLOOR);
    }

    /** Whether δ_j is above its floor, so that it has a gradient. */
    boolean free(int j) {
      return Math.sqrt(square[j]) > FLOOR;
    }

    /** l(j). */
    int index(int j) {
      return index[j];
    }
  }
}
