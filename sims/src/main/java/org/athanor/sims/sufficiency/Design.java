package org.athanor.sims.sufficiency;

/**
 * Which way each factor goes in each of the runs: a saturated two-level design with its mirror
 * image, so that every run counts for every factor, and effects of single factors are free of
 * products of two.
 *
 * <p>Sylvester's matrices H_rc = (−1)^popcount(r & c), their first column left out; the mirror
 * image is −H. Source: Plackett and Burman, Biometrika 33, 305 (1946); Box and Wilson, J. R. Stat.
 * Soc. B 13, 1 (1951).
 *
 * @param factors how many
 */
record Design(int factors) {
  Design {
    if (factors < 1) {
      throw new IllegalArgumentException("design: expected a factor or more, got " + factors);
    }
  }

  /** Rows of the matrix: the smallest power of two above the number of factors. */
  private int order() {
    return 2 * Integer.highestOneBit(factors);
  }

  /** How many runs. */
  int runs() {
    return 2 * order();
  }

  /**
   * Which way.
   *
   * @param run from 0
   * @param factor from 0
   * @return 1 or −1
   */
  int sign(int run, int factor) {
    int common = Integer.bitCount(run % order() & (factor + 1));
    boolean mirrored = run >= order();
    return (common % 2 == 0) == mirrored ? -1 : 1;
  }
}
