package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * The sites of a crystal in fractions of its cell, and which motions bring them onto each other.
 */
final class Sublattices {
  /** Whole cells up to two away along each row. */
  static final List<double[]> NEAR = near();

  private final Matrix3 rows;
  private final List<double[]> fractions;
  private final int[] species;

  /** The atoms of the rarest species: the fewest motions to try. */
  private final List<Integer> rarest;

  private Sublattices(Matrix3 rows, List<double[]> fractions, int[] species) {
    this.rows = rows;
    this.fractions = fractions;
    this.species = species;
    this.rarest = rarest(species);
  }

  static Sublattices of(Structure structure) {
    Matrix3 inverse = structure.cell().rows().inverse();
    List<double[]> fractions = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      fractions.add(fraction(structure, i, inverse));
    }
    return new Sublattices(structure.cell().rows(), fractions, structure.species().toArray());
  }

  /**
   * Every shift that may, after a rotation of fractions f → f W, bring the sites onto each other.
   */
  List<double[]> candidates(Matrix3 rotation) {
    double[] from = product(fractions.get(rarest.getFirst()), rotation);
    List<double[]> shifts = new ArrayList<>();
    for (int j : rarest) {
      double[] to = fractions.get(j);
      shifts.add(new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]});
    }
    return shifts;
  }

  /** Whether f → f W + shift brings every site onto one of its species. */
  boolean onto(Matrix3 rotation, double[] shift) {
    for (int i = 0; i < species.length; i++) {
      double[] moved = product(fractions.get(i), rotation);
      for (int x = 0; x < 3; x++) {
        moved[x] += shift[x];
      }
      if (!occupied(moved, species[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean occupied(double[] place, int kind) {
    for (int k = 0; k < species.length; k++) {
      if (species[k] == kind && same(fractions.get(k), place, rows)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two places in fractions are the same but for whole cells. */
  static boolean same(double[] p, double[] q, Matrix3 rows) {
    double[] apart = new double[3];
    for (int x = 0; x < 3; x++) {
      double d = p[x] - q[x];
      apart[x] = d - Math.rint(d);
    }
    double[] r = product(apart, rows);
    return r[0] * r[0] + r[1] * r[1] + r[2] * r[2]
        < PrimitiveCell.TOLERANCE * PrimitiveCell.TOLERANCE;
  }

  static double[] fraction(Structure structure, int i, Matrix3 inverse) {
    double[] position = {
      structure.positions().get(i, 0),
      structure.positions().get(i, 1),
      structure.positions().get(i, 2)
    };
    return product(position, inverse);
  }

  /** The row vector v M. */
  static double[] product(double[] v, Matrix3 m) {
    double[] product = new double[3];
    for (int x = 0; x < 3; x++) {
      product[x] = v[0] * m.get(0, x) + v[1] * m.get(1, x) + v[2] * m.get(2, x);
    }
    return product;
  }

  static Matrix3 rows(double[] a, double[] b, double[] c) {
    return Matrix3.of(a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]);
  }

  private static List<double[]> near() {
    List<double[]> near = new ArrayList<>();
    for (int a = -2; a <= 2; a++) {
      for (int b = -2; b <= 2; b++) {
        for (int c = -2; c <= 2; c++) {
          near.add(new double[] {a, b, c});
        }
      }
    }
    return near;
  }

  private static List<Integer> rarest(int[] species) {
    List<Integer> fewest = List.of();
    for (int kind : species) {
      List<Integer> atoms = new ArrayList<>();
      for (int i = 0; i < species.length; i++) {
        if (species[i] == kind) {
          atoms.add(i);
        }
      }
      if (fewest.isEmpty() || atoms.size() < fewest.size()) {
        fewest = atoms;
      }
    }
    return fewest;
  }
}
