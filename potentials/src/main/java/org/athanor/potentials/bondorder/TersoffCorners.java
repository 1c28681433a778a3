package org.athanor.potentials.bondorder;

import java.util.Arrays;

/**
 * Pairs of bonds j and k of the same atom: k is the third atom of bond j, and j that of bond k.
 * Work arrays of one thread.
 */
final class TersoffCorners {
  private final TersoffTable table;
  private final TersoffSide first;
  private final TersoffSide second;
  private int count;
  private int capacity;

  /** The places of the bonds j and k, cos θ_jik, and r_ij − r_ik in Å. */
  private int[] one = new int[0];

  private int[] other = new int[0];
  private double[] cosine = new double[0];
  private double[] difference = new double[0];

  TersoffCorners(TersoffTable table) {
    this.table = table;
    this.first = new TersoffSide(table);
    this.second = new TersoffSide(table);
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** All corners of the atom whose bonds stand from {@code from} to {@code to}. */
  void append(TersoffBonds bonds, int[] element, int[] atoms, int from, int to) {
    int more = (to - from) * (to - from - 1) / 2;
    if (capacity < count + more) {
      grow(count + more);
    }
    for (int j = from; j < to; j++) {
      double x = bonds.ux[j];
      double y = bonds.uy[j];
      double z = bonds.uz[j];
      for (int k = j + 1; k < to; k++) {
        one[count] = j;
        other[count] = k;
        cosine[count] = x * bonds.ux[k] + y * bonds.uy[k] + z * bonds.uz[k];
        difference[count] = bonds.length[j] - bonds.length[k];
        if (table.shared()) {
          first.fade[count] = bonds.fade[k];
          first.fadeSlope[count] = bonds.fadeSlope[k];
          second.fade[count] = bonds.fade[j];
          second.fadeSlope[count] = bonds.fadeSlope[j];
        }
        if (table.size() > 1) {
          enter(bonds, element[atoms[j]], element[atoms[k]]);
        }
        count++;
      }
    }
  }

  private void enter(TersoffBonds bonds, int elementOfJ, int elementOfK) {
    int j = one[count];
    int k = other[count];
    int ijk = bonds.kind[j] * table.size() + elementOfK;
    int ikj = bonds.kind[k] * table.size() + elementOfJ;
    first.enter(count, ijk);
    second.enter(count, ikj);
    if (!table.shared()) {
      table.cutoff(ijk, bonds.length[k], first.fade, first.fadeSlope, count);
      table.cutoff(ikj, bonds.length[j], second.fade, second.fadeSlope, count);
    }
  }

  /** Evaluates all, and adds what they do to ζ of their bonds. */
  void addTo(double[] zeta) {
    first.evaluate(cosine, difference, 1, count);
    second.evaluate(cosine, difference, -1, count);
    for (int c = 0; c < count; c++) {
      zeta[one[c]] += first.value[c];
      zeta[other[c]] += second.value[c];
    }
  }

  /**
   * Adds the slopes by the vectors r_ij: along them to {@code bonds.slope}, and the rest, in eV/Å.
   *
   * <p>∂cos θ/∂r_ij is (u_ik − cos θ u_ij)/r_ij.
   */
  void spread(TersoffBonds bonds, double[] gx, double[] gy, double[] gz) {
    double[] ux = bonds.ux;
    double[] uy = bonds.uy;
    double[] uz = bonds.uz;
    double[] along = bonds.slope;
    for (int c = 0; c < count; c++) {
      int j = one[c];
      int k = other[c];
      double zetaOfJ = bonds.byZeta[j];
      double zetaOfK = bonds.byZeta[k];
      double turn = zetaOfJ * first.byCosine[c] + zetaOfK * second.byCosine[c];
      double turnOfJ = turn * bonds.inverse[j];
      double turnOfK = turn * bonds.inverse[k];
      along[j] += zetaOfJ * first.byBond[c] + zetaOfK * second.byThird[c] - turnOfJ * cosine[c];
      along[k] += zetaOfJ * first.byThird[c] + zetaOfK * second.byBond[c] - turnOfK * cosine[c];
      gx[j] += turnOfJ * ux[k];
      gy[j] += turnOfJ * uy[k];
      gz[j] += turnOfJ * uz[k];
      gx[k] += turnOfK * ux[j];
      gy[k] += turnOfK * uy[j];
      gz[k] += turnOfK * uz[j];
    }
  }

  private void grow(int least) {
    capacity = least + least / 4;
    one = Arrays.copyOf(one, capacity);
    other = Arrays.copyOf(other, capacity);
    cosine = Arrays.copyOf(cosine, capacity);
    difference = Arrays.copyOf(difference, capacity);
    first.grow(capacity);
    second.grow(capacity);
  }
}
