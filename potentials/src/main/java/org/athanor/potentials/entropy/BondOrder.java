package org.athanor.potentials.entropy;

import java.util.Arrays;
import org.athanor.potentials.structure.Neighbours;

/**
 * Bond-order vectors: the mean over an atom's bonds of all real spherical harmonics with l = 4 and
 * 6, each l scaled so that one bond's vector has the length 1.
 */
final class BondOrder {
  private static final int[] DEGREES = {4, 6};
  private static final int MOST = 6;

  /** 2l + 1 numbers each. */
  static final int SIZE = 9 + 13;

  /** P_l^m(z) / sin^m, scaled, for each l and m ≤ l at the bond at hand. */
  private final double[] legendre = new double[MOST + 1];

  private final double[] cosine = new double[MOST + 1];
  private final double[] sine = new double[MOST + 1];
  private final double[] vector = new double[SIZE];

  /**
   * The vector of atom {@code i}, weighted by (1 − d²/range²)²; zeros if it has no bonds. Shared.
   */
  double[] of(Neighbours neighbours, int i, double range) {
    Arrays.fill(vector, 0);
    double sum = 0;
    for (int k = neighbours.first(i); k < neighbours.first(i + 1); k++) {
      double d = neighbours.distances()[k];
      double root = 1 - d * d / (range * range);
      double weight = root * root;
      powers(neighbours.dx()[k] / d, neighbours.dy()[k] / d);
      add(neighbours.dz()[k] / d, weight);
      sum += weight;
    }
    for (int k = 0; sum > 0 && k < SIZE; k++) {
      vector[k] /= sum;
    }
    return vector;
  }

  /** (x + iy)^m. */
  private void powers(double x, double y) {
    cosine[0] = 1;
    sine[0] = 0;
    for (int m = 1; m <= MOST; m++) {
      cosine[m] = x * cosine[m - 1] - y * sine[m - 1];
      sine[m] = x * sine[m - 1] + y * cosine[m - 1];
    }
  }

  private void add(double z, double weight) {
    int k = 0;
    for (int l : DEGREES) {
      fillLegendre(l, z);
      vector[k++] += weight * legendre[0];
      for (int m = 1; m <= l; m++) {
        vector[k++] += weight * legendre[m] * cosine[m];
        vector[k++] += weight * legendre[m] * sine[m];
      }
    }
  }

  /**
   * By the recurrence in l at fixed m; scaled by √(2(l − m)!/(l + m)!), without the 2 for m = 0.
   */
  private void fillLegendre(int l, double z) {
    double start = 1;
    double scale = 1;
    for (int m = 0; m <= l; m++) {
      double before = 0;
      double here = start;
      for (int degree = m + 1; degree <= l; degree++) {
        double next = ((2 * degree - 1) * z * here - (degree + m - 1) * before) / (degree - m);
        before = here;
        here = next;
      }
      legendre[m] = here * Math.sqrt(m == 0 ? 1 : 2 * scale);
      start *= 2 * m + 1;
      scale /= (double) (l + m + 1) * Math.max(1, l - m);
    }
  }
}
