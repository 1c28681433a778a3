package org.athanor.sims.benchmarks;

import java.util.SplittableRandom;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Cells to measure with. */
final class Cells {
  private static final double A = 5.431;

  private Cells() {}

  /**
   * 64 atoms of diamond silicon, each coordinate moved by normal numbers of this deviation in Å.
   */
  static Structure rattled(double deviation, long seed) {
    double q = A / 4;
    Vectors sites =
        Vectors.of(
            0, 0, 0, 0, 2 * q, 2 * q, 2 * q, 0, 2 * q, 2 * q, 2 * q, 0, q, q, q, q, 3 * q, 3 * q,
            3 * q, q, 3 * q, 3 * q, 3 * q, q);
    Structure crystal =
        new Structure(Cell.cubic(A), Species.repeated(14, 8), sites).repeated(2, 2, 2);
    SplittableRandom random = new SplittableRandom(seed);
    double[] positions = crystal.positions().toArray();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += deviation * random.nextGaussian();
    }
    return crystal.withPositions(Vectors.of(positions));
  }
}
