package org.athanor.potentials.snap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.numerics.ClebschGordan;

/**
 * The bispectrum B of an expansion u, and the slopes Y of Σ_l β_l B_l with respect to u.
 *
 * <p>With z_{j1 j2}^j(m,m') = Σ CG CG u_j1 u_j2 for every j1 ≥ j2 and j that couple, B_{j1 j2 j} =
 * Σ u_j* z_{j1 j2}^j (j ≥ j1), and every z takes part in the slopes: Y_j = Σ c β z, where c counts
 * how often the coupling occurs and carries (2j1+1)/(2j+1) where the roles of j and j1 are
 * exchanged. (The adjoint form of A. P. Thompson and others, Comput. Phys. Commun. 271, 108171
 * (2022), appendix.)
 *
 * <p>z and Y are kept for the rows of {@link WignerRecursion}; entries of other rows count through
 * a weight of 2. u is expected whole: of 2j + 1 rows and columns, from {@link #whole(int)} on.
 */
final class Bispectrum {
  /** A coupling of j1 and j2 to j: where its z begin, whose β they take, and how often. */
  record Coupling(int j1, int j2, int j, int z, int component, double factor) {
    /** Whether B is u* z with this z. */
    boolean defines() {
      return j >= j1;
    }
  }

  private final List<Coupling> couplings = new ArrayList<>();

  /** Clebsch–Gordan coefficients of each coupling. */
  private final List<double[]> cg = new ArrayList<>();

  private final WignerRecursion kept;
  private final int[] whole;
  private final double[] lone;
  private final int zSize;

  Bispectrum(int twojmax) {
    this.kept = new WignerRecursion(twojmax);
    this.whole = new int[twojmax + 2];
    for (int j = 0; j <= twojmax; j++) {
      whole[j + 1] = whole[j] + (j + 1) * (j + 1);
    }
    int[][][] components = components(twojmax);
    this.lone = new double[count(twojmax)];
    int z = 0;
    for (int j1 = 0; j1 <= twojmax; j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        for (int j = j1 - j2; j <= Math.min(twojmax, j1 + j2); j += 2) {
          couplings.add(coupling(j1, j2, j, z, components));
          cg.add(ClebschGordan.of(j1, j2, j));
          z += (j + 1) * (j / 2 + 1);
          if (j >= j1) {
            lone[components[j1][j2][j]] = j + 1;
          }
        }
      }
    }
    this.zSize = z;
  }

  private static Coupling coupling(int j1, int j2, int j, int z, int[][][] components) {
    if (j >= j1) {
      int times = j1 != j ? 1 : j2 != j ? 2 : 3;
      return new Coupling(j1, j2, j, z, components[j1][j2][j], times);
    }
    double exchanged = (j1 + 1.0) / (j + 1);
    int component = j >= j2 ? components[j][j2][j1] : components[j2][j][j1];
    return new Coupling(j1, j2, j, z, component, j == j2 ? 2 * exchanged : exchanged);
  }

  /** Places of the components, by 2j1 ≥ 2j2 and 2j ≥ 2j1. */
  private static int[][][] components(int twojmax) {
    int[][][] places = new int[twojmax + 1][twojmax + 1][twojmax + 1];
    int place = 0;
    for (int j1 = 0; j1 <= twojmax; j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        for (int j = j1 - j2; j <= Math.min(twojmax, j1 + j2); j += 2) {
          if (j >= j1) {
            places[j1][j2][j] = place++;
          }
        }
      }
    }
    return places;
  }

  /** How many components there are. */
  static int count(int twojmax) {
    int count = 0;
    for (int j1 = 0; j1 <= twojmax; j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        for (int j = j1; j <= Math.min(twojmax, j1 + j2); j++) {
          count += (j1 + j2 + j) % 2 == 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Where u_j begins. */
  int whole(int j) {
    return whole[j];
  }

  /** How many entries u has. */
  int wholeSize() {
    return whole[whole.length - 1];
  }

  /** How many entries all z have. */
  int zSize() {
    return zSize;
  }

  /** The bispectrum of an atom without neighbours; shared, read only. */
  double[] lone() {
    return lone;
  }

  /** Fills u from its kept rows, real parts in place 0 and imaginary ones in place 1. */
  void complete(double[][] half, double[][] u) {
    for (int j = 0; j < whole.length - 1; j++) {
      int last = whole[j + 1] - 1;
      for (int row = 0; 2 * row <= j; row++) {
        for (int column = 0; column <= j; column++) {
          int at = row * (j + 1) + column;
          double re = half[0][kept.first(j) + at];
          double im = half[1][kept.first(j) + at];
          u[0][whole[j] + at] = re;
          u[1][whole[j] + at] = im;
          if (2 * row < j) {
            boolean even = (row + column) % 2 == 0;
            u[0][last - at] = even ? re : -re;
            u[1][last - at] = even ? -im : im;
          }
        }
      }
    }
  }

  /** All z of u. */
  void products(double[][] u, double[][] z) {
    for (int k = 0; k < couplings.size(); k++) {
      Coupling c = couplings.get(k);
      int at = c.z();
      for (int row = 0; 2 * row <= c.j(); row++) {
        for (int column = 0; column <= c.j(); column++) {
          product(c, cg.get(k), row, column, u, z, at++);
        }
      }
    }
  }

  private void product(
      Coupling c, double[] cg, int row, int column, double[][] u, double[][] z, int at) {
    double[] ur = u[0];
    double[] ui = u[1];
    int n2 = c.j2() + 1;
    int shift = (c.j1() + c.j2() - c.j()) / 2;
    int lastRow = Math.min(c.j1(), row + shift);
    int low = Math.max(0, column + shift - c.j2());
    int high = Math.min(c.j1(), column + shift);
    double re = 0;
    double im = 0;
    for (int r1 = Math.max(0, row + shift - c.j2()); r1 <= lastRow; r1++) {
      int r2 = row + shift - r1;
      int one = whole[c.j1()] + r1 * (c.j1() + 1);
      int two = whole[c.j2()] + r2 * n2 + column + shift;
      double sumRe = 0;
      double sumIm = 0;
      for (int m = low; m <= high; m++) {
        double factor = cg[m * n2 + column + shift - m];
        double pr = ur[one + m];
        double pi = ui[one + m];
        double qr = ur[two - m];
        double qi = ui[two - m];
        sumRe += factor * (pr * qr - pi * qi);
        sumIm += factor * (pr * qi + pi * qr);
      }
      re += cg[r1 * n2 + r2] * sumRe;
      im += cg[r1 * n2 + r2] * sumIm;
    }
    z[0][at] = re;
    z[1][at] = im;
  }

  /** The components B from the kept rows of u and all z. */
  void components(double[][] half, double[][] z, double[] components) {
    for (int k = 0; k < couplings.size(); k++) {
      Coupling c = couplings.get(k);
      if (c.defines()) {
        int u = kept.first(c.j());
        int entries = (c.j() + 1) * (c.j() / 2 + 1);
        int once = c.j() % 2 == 0 ? entries - (c.j() + 1) : entries;
        double sum = 0;
        for (int e = 0; e < entries; e++) {
          double term = half[0][u + e] * z[0][c.z() + e] + half[1][u + e] * z[1][c.z() + e];
          sum += e < once ? 2 * term : term;
        }
        components[c.component()] = sum;
      }
    }
  }

  /** The slopes Y of Σ β B with respect to the kept rows of u, such that dE = Σ Re(du* Y). */
  void slopes(double[] beta, double[][] z, double[][] slopes) {
    Arrays.fill(slopes[0], 0);
    Arrays.fill(slopes[1], 0);
    for (int k = 0; k < couplings.size(); k++) {
      Coupling c = couplings.get(k);
      double factor = c.factor() * beta[c.component()];
      int y = kept.first(c.j());
      int entries = (c.j() + 1) * (c.j() / 2 + 1);
      int once = c.j() % 2 == 0 ? entries - (c.j() + 1) : entries;
      for (int e = 0; e < entries; e++) {
        double weight = e < once ? 2 * factor : factor;
        slopes[0][y + e] += weight * z[0][c.z() + e];
        slopes[1][y + e] += weight * z[1][c.z() + e];
      }
    }
  }

  /** All z as they count in the slopes of the components. */
  void weigh(double[][] z, double[][] weighted) {
    for (int k = 0; k < couplings.size(); k++) {
      Coupling c = couplings.get(k);
      int entries = (c.j() + 1) * (c.j() / 2 + 1);
      int once = c.j() % 2 == 0 ? entries - (c.j() + 1) : entries;
      for (int e = 0; e < entries; e++) {
        double weight = e < once ? 2 * c.factor() : c.factor();
        weighted[0][c.z() + e] = weight * z[0][c.z() + e];
        weighted[1][c.z() + e] = weight * z[1][c.z() + e];
      }
    }
  }

  /**
   * Slopes of the components along three axes.
   *
   * @param weighted z of {@link #weigh}
   * @param real real parts of the slopes of the kept rows of u, by axis
   * @param imaginary their imaginary parts
   * @param slopes out, [3][components]
   */
  void slopes(double[][] weighted, double[][] real, double[][] imaginary, double[][] slopes) {
    for (double[] slope : slopes) {
      Arrays.fill(slope, 0, lone.length, 0);
    }
    for (int k = 0; k < couplings.size(); k++) {
      Coupling c = couplings.get(k);
      int u = kept.first(c.j());
      int length = kept.first(c.j() + 1) - u;
      double x = 0;
      double y = 0;
      double z = 0;
      for (int e = 0; e < length; e++) {
        double a = weighted[0][c.z() + e];
        double b = weighted[1][c.z() + e];
        x += a * real[0][u + e] + b * imaginary[0][u + e];
        y += a * real[1][u + e] + b * imaginary[1][u + e];
        z += a * real[2][u + e] + b * imaginary[2][u + e];
      }
      slopes[0][c.component()] += x;
      slopes[1][c.component()] += y;
      slopes[2][c.component()] += z;
    }
  }

  /** The sum of j1, j2 and j of each component. */
  static int[] degrees(int twojmax) {
    int[] degrees = new int[count(twojmax)];
    int place = 0;
    for (int j1 = 0; j1 <= twojmax; j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        for (int j = j1 - j2; j <= Math.min(twojmax, j1 + j2); j += 2) {
          if (j >= j1) {
            degrees[place++] = (j1 + j2 + j) / 2;
          }
        }
      }
    }
    return degrees;
  }
}
