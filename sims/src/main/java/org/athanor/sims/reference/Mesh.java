package org.athanor.sims.reference;

import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Cell;

/** k-points of a fixed density. */
final class Mesh {
  /** Keeps rounding from adding a point. */
  private static final double MARGIN = 1e-6;

  private Mesh() {}

  /** n_i = ⌈|b_i| / spacing⌉, b_i the reciprocal vectors with their 2π; spacing in 1/Å. */
  static List<Integer> of(Cell cell, double spacing) {
    return IntStream.range(0, 3).mapToObj(row -> along(cell, row, spacing)).toList();
  }

  private static int along(Cell cell, int row, double spacing) {
    double reciprocal = 2 * Math.PI / cell.height(row);
    return (int) Math.max(1, Math.ceil(reciprocal / spacing - MARGIN));
  }
}
