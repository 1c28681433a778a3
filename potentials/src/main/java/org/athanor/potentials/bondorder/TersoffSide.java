package org.athanor.potentials.bondorder;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponentials;

/**
 * What the third atoms k of bonds i–j add to their ζ, evaluated together as in {@link
 * TersoffBonds}. Work arrays of one thread.
 */
final class TersoffSide {
  /** The exponent of ζ is bounded as LAMMPS bounds it: e^69.0776 is 10^30. */
  private static final double LARGEST_EXPONENT = 69.0776;

  private final TersoffTable table;
  private final Exponentials exponentials = new Exponentials();

  /** Of each triple: the numbers of the table. */
  private final double[][] numbers = new double[TersoffTable.TRIPLE][0];

  /** f_C(r_ik) and its slope per Å, to be entered. */
  double[] fade = new double[0];

  double[] fadeSlope = new double[0];

  /** The summand of ζ and its slopes by r_ij, r_ik and cos θ. */
  double[] value = new double[0];

  double[] byBond = new double[0];
  double[] byThird = new double[0];
  double[] byCosine = new double[0];

  private double[] shape = new double[0];
  private double[] shapeSlope = new double[0];
  private double[] stretch = new double[0];
  private double[] rate = new double[0];

  TersoffSide(TersoffTable table) {
    this.table = table;
  }

  /** Enters which elements triple {@code c} has; needed where there are several. */
  void enter(int c, int ijk) {
    for (int number = 0; number < TersoffTable.TRIPLE; number++) {
      numbers[number][c] = table.triple(ijk, number);
    }
  }

  /**
   * Evaluates the first {@code count}.
   *
   * @param cosine cos θ
   * @param difference r_ij − r_ik in Å, or r_ik − r_ij
   * @param sign 1, or −1 for the latter
   */
  void evaluate(double[] cosine, double[] difference, double sign, int count) {
    shapes(cosine, count);
    stretches(difference, sign, count);
    exponentials.replace(stretch, count);
    for (int c = 0; c < count; c++) {
      double near = fade[c] * shape[c];
      value[c] = near * stretch[c];
      byBond[c] = near * (rate[c] * stretch[c]);
      byThird[c] = fadeSlope[c] * shape[c] * stretch[c] - near * (rate[c] * stretch[c]);
      byCosine[c] = fade[c] * stretch[c] * shapeSlope[c];
    }
  }

  /** g and dg/d cos θ. */
  private void shapes(double[] cosine, int count) {
    double[] whole = numbers[0];
    double[] depth = numbers[1];
    double[] width = numbers[2];
    double[] favoured = numbers[3];
    for (int c = 0; c < count; c++) {
      double off = cosine[c] - favoured[c];
      double inverse = 1 / (width[c] + off * off);
      double fall = depth[c] * inverse;
      shape[c] = whole[c] - fall;
      shapeSlope[c] = 2 * off * fall * inverse;
    }
  }

  /** λ₃ᵐ(r_ij − r_ik)ᵐ with its bound, and its slope by r_ij, which is zero from the bound on. */
  private void stretches(double[] difference, double sign, int count) {
    double[] lambda = numbers[4];
    double[] cubic = numbers[5];
    for (int c = 0; c < count; c++) {
      double scaled = lambda[c] * (sign * difference[c]);
      double square = scaled * scaled;
      double exponent = cubic[c] * (square * scaled) + (1 - cubic[c]) * scaled;
      // 1 below the bound and 0 above it: branches would keep the compiler from using vectors.
      double free = Math.max(0, Math.min(1, 1e300 * (LARGEST_EXPONENT - exponent)));
      stretch[c] = Math.min(exponent, LARGEST_EXPONENT);
      rate[c] = free * lambda[c] * (cubic[c] * (3 * square) + (1 - cubic[c]));
    }
  }

  /** Makes room; what was entered stays. */
  void grow(int capacity) {
    int used = fade.length;
    for (int number = 0; number < numbers.length; number++) {
      numbers[number] = Arrays.copyOf(numbers[number], capacity);
      Arrays.fill(numbers[number], used, capacity, table.triple(0, number));
    }
    fade = Arrays.copyOf(fade, capacity);
    fadeSlope = Arrays.copyOf(fadeSlope, capacity);
    value = new double[capacity];
    byBond = new double[capacity];
    byThird = new double[capacity];
    byCosine = new double[capacity];
    shape = new double[capacity];
    shapeSlope = new double[capacity];
    stretch = new double[capacity];
    rate = new double[capacity];
  }
}
