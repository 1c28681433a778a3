package org.athanor.potentials.regression;

import java.util.SplittableRandom;
import org.athanor.potentials.parallel.Team;

/** Rows at random. */
final class Samples {
  private Samples() {}

  /** {@code rows} rows [x | y] of {@code size} unknowns with y = x·truth + noise. */
  static double[][] rows(int rows, double[] truth, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] all = new double[rows][truth.length + 1];
    for (double[] row : all) {
      double y = noise * random.nextGaussian();
      for (int k = 0; k < truth.length; k++) {
        row[k] = random.nextGaussian();
        y += row[k] * truth[k];
      }
      row[truth.length] = y;
    }
    return all;
  }

  static NormalEquations sums(double[][] rows) {
    NormalEquations sums = new NormalEquations(rows[0].length - 1);
    add(sums, rows, Team.alone());
    return sums;
  }

  /** Adds the rows in blocks of a hundred. */
  static void add(NormalEquations sums, double[][] rows, Team team) {
    RowBlock block = new RowBlock(sums.size());
    for (int from = 0; from < rows.length; from += 100) {
      block.clear(100);
      for (int r = from; r < Math.min(rows.length, from + 100); r++) {
        block.add(rows[r], 0, new double[0], rows[r][sums.size()], 1);
      }
      sums.add(block, team);
    }
  }
}
