package org.athanor.potentials.uncertainty;

import java.util.Arrays;

/** Errors of labels by fits that had not seen them, with the variances that those fits left. */
final class HeldOutErrors {
  private double[] variances = new double[64];
  private double[] errors = new double[64];

  /** The group that was left out: errors of one group are alike. */
  private int[] groups = new int[64];

  private int count;

  void add(double variance, double error, int group) {
    if (count == errors.length) {
      variances = Arrays.copyOf(variances, 2 * count);
      errors = Arrays.copyOf(errors, 2 * count);
      groups = Arrays.copyOf(groups, 2 * count);
    }
    variances[count] = variance;
    errors[count] = error;
    groups[count++] = group;
  }

  int count() {
    return count;
  }

  double[] variances() {
    return Arrays.copyOf(variances, count);
  }

  double[] errors() {
    return Arrays.copyOf(errors, count);
  }

  /** Those of even groups (0) or odd ones (1). */
  HeldOutErrors side(int parity) {
    HeldOutErrors side = new HeldOutErrors();
    for (int k = 0; k < count; k++) {
      if (groups[k] % 2 == parity) {
        side.add(variances[k], errors[k], groups[k]);
      }
    }
    return side;
  }

  void cover(Width width, Coverage.Counts counts) {
    for (int k = 0; k < count; k++) {
      counts.add(errors[k], width.deviation(variances[k]));
    }
  }
}
