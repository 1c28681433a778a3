package org.athanor.potentials.regression;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * Coefficients of g fits, each of which leaves out a g-th of the labels: variance (g − 1)/g Σ_m
 * (x·c_m − mean)², the delete-a-group jackknife.
 *
 * <p>It asks nothing of the noise, and costs g products a quantity, but knows no more than g − 1
 * directions. Source: B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), ch.
 * 3. Immutable; safe to share.
 */
public final class Committee implements Spread {
  private final int size;

  /** Differences from the mean, scaled, [g×K]. */
  private final double[] members;

  private final int count;

  private Committee(int size, int count, double[] members) {
    this.size = size;
    this.count = count;
    this.members = members;
  }

  /**
   * Of the coefficients of its members.
   *
   * @throws IllegalArgumentException if there are fewer than two, or of different sizes
   */
  public static Committee of(List<Scalars> members) {
    int size = members.isEmpty() ? 0 : members.getFirst().size();
    if (members.size() < 2 || members.stream().anyMatch(member -> member.size() != size)) {
      throw new IllegalArgumentException(
          "committee: expected two or more sets of coefficients, got " + members);
    }
    int g = members.size();
    double[] all = new double[g * size];
    double factor = Math.sqrt((g - 1.0) / g);
    for (int k = 0; k < size; k++) {
      double mean = 0;
      for (Scalars member : members) {
        mean += member.get(k) / g;
      }
      for (int m = 0; m < g; m++) {
        all[m * size + k] = factor * (members.get(m).get(k) - mean);
      }
    }
    return new Committee(size, g, all);
  }

  /**
   * Of what {@link #differences} says.
   *
   * @throws IllegalArgumentException if they are not finite rows of K numbers
   */
  public static Committee ofDifferences(int size, Scalars differences) {
    double[] all = differences.toArray();
    if (size < 1
        || all.length < 2 * size
        || all.length % size != 0
        || !Arrays.stream(all).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "committee: expected rows of " + size + " finite numbers, got " + all.length);
    }
    return new Committee(size, all.length / size, all);
  }

  /** The members' differences from their mean times √((g − 1)/g), [g×K]. */
  public Scalars differences() {
    return Scalars.of(members);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double[] variances(double[] x, int width, int rows) {
    double[] variances = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < count; m++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          sum = Math.fma(x[r * width + k], members[m * size + k], sum);
        }
        variances[r] = Math.fma(sum, sum, variances[r]);
      }
    }
    return variances;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Committee committee
        && size == committee.size
        && Arrays.equals(members, committee.members);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(members);
  }
}
