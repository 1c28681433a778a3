package org.athanor.sims.strength.crystal;

import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * Burgers circuits: walks from atom to atom along lattice vectors that would close in a perfect
 * crystal; where they end tells what dislocations they went around (Frank, Phil. Mag. 42, 809
 * (1951)).
 */
final class Circuit {
  private final Structure structure;
  private final BccBlock block;

  Circuit(Structure structure, BccBlock block) {
    this.structure = structure;
    this.block = block;
  }

  /**
   * From the atom nearest to a place along the steps; the way in Å from the start to the end.
   *
   * @param steps vectors ½⟨111⟩ in halves of the lattice constant
   */
  double[] gap(double[] place, List<Miller> steps) {
    int start = nearest(place);
    double[] at = position(start);
    double[] begin = at.clone();
    for (Miller step : steps) {
      for (int axis = 0; axis < 3; axis++) {
        at[axis] += block.cartesian(step, axis);
      }
      double[] wanted = at;
      int next = nearest(wanted);
      double[] way = image(position(next), wanted);
      for (int axis = 0; axis < 3; axis++) {
        at[axis] = wanted[axis] + way[axis];
      }
    }
    return new double[] {at[0] - begin[0], at[1] - begin[1], at[2] - begin[2]};
  }

  private int nearest(double[] place) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < structure.size(); i++) {
      double[] way = image(position(i), place);
      double square = way[0] * way[0] + way[1] * way[1] + way[2] * way[2];
      if (square < least) {
        least = square;
        best = i;
      }
    }
    return best;
  }

  private double[] position(int i) {
    return new double[] {
      structure.positions().get(i, 0),
      structure.positions().get(i, 1),
      structure.positions().get(i, 2)
    };
  }

  /** The shortest way between two places, for a cell that is not very oblique. */
  private double[] image(double[] to, double[] from) {
    Matrix3 rows = structure.cell().rows();
    Matrix3 inverse = rows.inverse();
    double[] d = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    double[] way = d.clone();
    for (int row = 0; row < 3; row++) {
      double f =
          d[0] * inverse.get(0, row) + d[1] * inverse.get(1, row) + d[2] * inverse.get(2, row);
      for (int axis = 0; axis < 3; axis++) {
        way[axis] -= Math.rint(f) * rows.get(row, axis);
      }
    }
    return way;
  }
}
