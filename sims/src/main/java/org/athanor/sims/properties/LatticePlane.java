package org.athanor.sims.properties;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Matrix3;

/** Lattice vectors by a plane. */
final class LatticePlane {
  private static final int REACH = 8;
  private static final int LARGEST_FACTOR = 48;

  private LatticePlane() {}

  /**
   * The two shortest lattice vectors that span the plane, and the shortest that leads to the next
   * one, all as rows in Å; right-handed, the third on the side of the normal.
   *
   * @param lattice rows of a primitive cell
   * @param normal of the plane, of any length
   * @throws IllegalArgumentException if it is no lattice plane of small indices
   */
  static Matrix3 rows(Matrix3 lattice, double[] normal) {
    int[] indices = indices(lattice, normal);
    List<int[]> flat = vectors(lattice, indices, 0);
    List<int[]> up = vectors(lattice, indices, 1);
    double[] u = cartesian(flat.getFirst(), lattice);
    double[] w = cartesian(up.getFirst(), lattice);
    double volume = lattice.determinant();
    for (int[] other : flat) {
      Matrix3 rows = Sublattices.rows(u, cartesian(other, lattice), w);
      // A cell of the lattice's volume misses no point of the plane.
      if (Math.abs(rows.determinant() - volume) < 1e-6 * volume) {
        return rows;
      }
    }
    throw new IllegalArgumentException("plane: expected small indices of a lattice plane");
  }

  /** The plane's indices in the primitive cell, without a common factor. */
  private static int[] indices(Matrix3 lattice, double[] normal) {
    double[] h = new double[3];
    for (int k = 0; k < 3; k++) {
      h[k] =
          lattice.get(k, 0) * normal[0]
              + lattice.get(k, 1) * normal[1]
              + lattice.get(k, 2) * normal[2];
    }
    for (int factor = 1; factor <= LARGEST_FACTOR; factor++) {
      int scale = factor;
      if (IntStream.range(0, 3)
          .allMatch(k -> Math.abs(scale * h[k] - Math.rint(scale * h[k])) < 1e-4)) {
        int[] whole = IntStream.range(0, 3).map(k -> (int) Math.rint(scale * h[k])).toArray();
        int common = divisor(divisor(whole[0], whole[1]), whole[2]);
        return new int[] {whole[0] / common, whole[1] / common, whole[2] / common};
      }
    }
    throw new IllegalArgumentException("plane: expected a lattice plane with small indices");
  }

  /** Lattice vectors in the plane at {@code step} times its spacing, the shortest first. */
  private static List<int[]> vectors(Matrix3 lattice, int[] h, int step) {
    int side = 2 * REACH + 1;
    return IntStream.range(0, side * side * side)
        .mapToObj(
            k -> new int[] {k / (side * side) - REACH, k / side % side - REACH, k % side - REACH})
        .filter(c -> c[0] * h[0] + c[1] * h[1] + c[2] * h[2] == step)
        .filter(c -> c[0] != 0 || c[1] != 0 || c[2] != 0)
        .sorted(Comparator.comparingDouble(c -> Math.rint(1e6 * square(cartesian(c, lattice)))))
        .toList();
  }

  private static double[] cartesian(int[] c, Matrix3 lattice) {
    return Sublattices.product(new double[] {c[0], c[1], c[2]}, lattice);
  }

  private static double square(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  private static int divisor(int p, int q) {
    return q == 0 ? Math.abs(p) : divisor(q, p % q);
  }
}
