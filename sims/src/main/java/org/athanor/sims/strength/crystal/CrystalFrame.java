package org.athanor.sims.strength.crystal;

import java.util.List;
import org.athanor.potentials.structure.Matrix3;

/**
 * How a crystal lies in its cell: the directions of the cell's edges a, b and c, and the direction
 * that is loaded, which becomes the Cartesian z.
 *
 * @param edges three perpendicular directions, right-handed
 * @param loaded the direction that becomes z
 */
record CrystalFrame(List<Miller> edges, Miller loaded) {
  /** A slip system in its natural axes: along ½[111], across the (−1 1 0) plane, and [−1 −1 2]. */
  private static final List<Miller> SLIP =
      List.of(new Miller(1, 1, 1), new Miller(-1, 1, 0), new Miller(-1, -1, 2));

  CrystalFrame {
    edges = List.copyOf(edges);
    for (int i = 0; i < 3; i++) {
      if (edges.get(i).dot(edges.get((i + 1) % 3)) != 0) {
        throw new IllegalArgumentException("crystal: expected perpendicular edges, got " + edges);
      }
    }
  }

  /** The edge c along the loaded direction, a and b along small indices across it. */
  static CrystalFrame loadedAlongEdge(Miller loaded) {
    Miller c = loaded.reduced();
    Miller a = c.perpendicular();
    return new CrystalFrame(List.of(a, c.cross(a), c), c);
  }

  /** Edges along ½[111], [−1 1 0] and [−1 −1 2], whatever is loaded. */
  static CrystalFrame slip(Miller loaded) {
    return new CrystalFrame(SLIP, loaded.reduced());
  }

  /** From the crystal's own axes to x, y, z; the rows are unit vectors. */
  Matrix3 rotation() {
    Miller x =
        edges.contains(loaded)
            ? edges.get((edges.indexOf(loaded) + 1) % 3)
            : loaded.perpendicular();
    Miller y = loaded.cross(x);
    double[] rows = new double[9];
    List<Miller> axes = List.of(x, y, loaded);
    for (int axis = 0; axis < 3; axis++) {
      Miller direction = axes.get(axis);
      rows[3 * axis] = direction.h() / direction.length();
      rows[3 * axis + 1] = direction.k() / direction.length();
      rows[3 * axis + 2] = direction.l() / direction.length();
    }
    return Matrix3.of(rows);
  }
}
