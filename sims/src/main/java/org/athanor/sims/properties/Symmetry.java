package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * The rotations of a crystal, found by trying.
 *
 * @param rotations f → f W of fractions, proper and improper, each once
 */
record Symmetry(List<Matrix3> rotations) {
  /** How much, relative, two squared lengths may differ that count as one. */
  private static final double SAME = 1e-4;

  Symmetry {
    rotations = List.copyOf(rotations);
  }

  /** Those of a primitive cell, whose rows must be the shortest that span the lattice. */
  static Symmetry of(Structure primitive) {
    Matrix3 rows = primitive.cell().rows();
    Matrix3 metric = rows.times(rows.transposed());
    List<List<double[]>> images = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      images.add(images(metric, row));
    }
    Sublattices sites = Sublattices.of(primitive);
    List<Matrix3> found = new ArrayList<>();
    for (double[] a : images.get(0)) {
      for (double[] b : images.get(1)) {
        for (double[] c : images.get(2)) {
          Matrix3 w = Sublattices.rows(a, b, c);
          if (keeps(w, metric) && mapsSites(sites, w)) {
            found.add(w);
          }
        }
      }
    }
    return new Symmetry(found);
  }

  /** The system, from the orders of the axes. */
  CrystalSystem system() {
    Set<Matrix3> proper = new HashSet<>();
    for (Matrix3 w : rotations) {
      // Adding zero turns −0 into 0, so that equal matrices are equal.
      proper.add(w.times(Math.rint(w.determinant())).plus(Matrix3.ZERO));
    }
    int[] order = new int[7];
    for (Matrix3 w : proper) {
      order[order((int) Math.rint(w.trace()))]++;
    }
    if (order[3] == 8) {
      return CrystalSystem.CUBIC;
    }
    if (order[6] > 0) {
      return CrystalSystem.HEXAGONAL;
    }
    if (order[3] > 0) {
      return CrystalSystem.TRIGONAL;
    }
    if (order[4] > 0) {
      return CrystalSystem.TETRAGONAL;
    }
    return order[2] >= 3
        ? CrystalSystem.ORTHORHOMBIC
        : order[2] == 1 ? CrystalSystem.MONOCLINIC : CrystalSystem.TRICLINIC;
  }

  /** The order of a proper rotation, from its trace 1 + 2 cos φ. */
  private static int order(int trace) {
    return switch (trace) {
      case 3 -> 1;
      case -1 -> 2;
      case 0 -> 3;
      case 1 -> 4;
      default -> 6;
    };
  }

  /** All lattice vectors as long as a row. */
  private static List<double[]> images(Matrix3 metric, int row) {
    List<double[]> images = new ArrayList<>();
    double wanted = metric.get(row, row);
    for (double[] w : Sublattices.NEAR) {
      double[] m = Sublattices.product(w, metric);
      double square = w[0] * m[0] + w[1] * m[1] + w[2] * m[2];
      if (Math.abs(square - wanted) < SAME * wanted) {
        images.add(w);
      }
    }
    return images;
  }

  private static boolean keeps(Matrix3 w, Matrix3 metric) {
    Matrix3 off = w.times(metric).times(w.transposed()).plus(metric.times(-1));
    return off.largestAbsolute() < SAME * metric.largestAbsolute();
  }

  private static boolean mapsSites(Sublattices sites, Matrix3 w) {
    return sites.candidates(w).stream().anyMatch(shift -> sites.onto(w, shift));
  }
}
