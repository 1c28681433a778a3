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

  /**
   * The committee once labels of these rows are known, whatever they say: with Z_rm = x_r·d_m, d_m
   * the differences, variances x·c become dᵀ(1 + ZᵀZ)⁻¹d instead of dᵀd, d = (x·d_1 … x·d_g).
   *
   * <p>Never larger, and exact where the committee's covariance is that of the coefficients.
   * Source: G. Evensen, J. Geophys. Res. 99, 10143 (1994); M. K. Tippett and others, Mon. Weather
   * Rev. 131, 1485 (2003).
   *
   * @param rows each in units of its label's noise, [count×K]
   */
  public Committee knowing(double[] rows, int count) {
    double[] gram = new double[this.count * this.count];
    double[] seen = new double[this.count];
    for (int r = 0; r < count; r++) {
      for (int m = 0; m < this.count; m++) {
        seen[m] = product(rows, r * size, size, m);
      }
      for (int m = 0; m < this.count; m++) {
        for (int l = 0; l < this.count; l++) {
          gram[m * this.count + l] = Math.fma(seen[m], seen[l], gram[m * this.count + l]);
        }
      }
    }
    return new Committee(size, this.count, drawnTogether(gram));
  }

  /** L⁻¹ times the differences, LLᵀ = 1 + {@code gram}, which is overwritten by L. */
  private double[] drawnTogether(double[] gram) {
    double[] drawn = members.clone();
    for (int m = 0; m < count; m++) {
      gram[m * count + m] += 1;
      for (int l = 0; l <= m; l++) {
        double rest = gram[m * count + l];
        for (int k = 0; k < l; k++) {
          rest = Math.fma(-gram[m * count + k], gram[l * count + k], rest);
        }
        gram[m * count + l] = l == m ? Math.sqrt(rest) : rest / gram[l * count + l];
      }
      for (int l = 0; l < m; l++) {
        for (int k = 0; k < size; k++) {
          drawn[m * size + k] =
              Math.fma(-gram[m * count + l], drawn[l * size + k], drawn[m * size + k]);
        }
      }
      for (int k = 0; k < size; k++) {
        drawn[m * size + k] /= gram[m * count + m];
      }
    }
    return drawn;
  }

  private double product(double[] x, int from, int width, int m) {
    double sum = 0;
    for (int k = 0; k < width; k++) {
      sum = Math.fma(x[from + k], members[m * size + k], sum);
    }
    return sum;
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
        double sum = product(x, r * width, width, m);
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
