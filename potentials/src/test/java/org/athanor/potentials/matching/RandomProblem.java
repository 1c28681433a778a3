package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Problems that are the same in any language: SplitMix64, s = 2u − 1 row by row, columns times
 * sloppiness^p, each candidate times 10^(2u − 1); then the target's rows, then σ = 0.05 + 0.1u.
 */
public final class RandomProblem {
  private long state;

  private RandomProblem(long seed) {
    state = seed;
  }

  /** Of {@code sizes}: parameters, candidates, target quantities, rows of a candidate. */
  public static MatchingProblem of(long seed, double sloppiness, int... sizes) {
    RandomProblem random = new RandomProblem(seed);
    List<Candidate> candidates = new ArrayList<>();
    for (int m = 0; m < sizes[1]; m++) {
      double[][] jacobian = random.rows(sizes[3], sizes[0], sloppiness);
      double size = Math.pow(10, 2 * random.uniform() - 1);
      for (double[] row : jacobian) {
        for (int k = 0; k < row.length; k++) {
          row[k] *= size;
        }
      }
      candidates.add(new Candidate("" + m, Information.ofJacobian(jacobian)));
    }
    double[][] target = random.rows(sizes[2], sizes[0], sloppiness);
    double[] deviations = new double[sizes[2]];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = 0.05 + 0.1 * random.uniform();
    }
    return new MatchingProblem(
        candidates, Target.ofQuantities(target, deviations), OptionalDouble.empty());
  }

  private double[][] rows(int rows, int columns, double sloppiness) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = (2 * uniform() - 1) * Math.pow(sloppiness, k);
      }
    }
    return matrix;
  }

  private double uniform() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }
}
