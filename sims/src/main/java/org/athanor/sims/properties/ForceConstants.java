package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.Supercell;

/**
 * Harmonic force constants Φ_ia,jb = ∂²E/∂x_ia∂x_jb in eV/Å² by finite displacements.
 *
 * <p>Every atom of the primitive cell is moved by ±h along each axis in a supercell; Φ_ia,jb =
 * −[F_jb(+h) − F_jb(−h)]/2h. An atom that is as near to i in several images counts in each by its
 * share. What is missing of Σ_j Φ_ij = 0 (no force when everything moves) is taken out of Φ_ii.
 *
 * @param primitive the cell
 * @param supercell of the crystal's cells
 * @param terms what is not zero
 * @param sumRule the largest component that Σ_j Φ_ij had before, in eV/Å²
 */
record ForceConstants(Structure primitive, Supercell supercell, List<Term> terms, double sumRule) {
  /** In Å. */
  private static final double STEP = 2e-3;

  /** In eV/Å²; weaker ones are left out. */
  private static final double WEAKEST = 1e-9;

  /**
   * One pair of atoms.
   *
   * @param i atom of the primitive cell
   * @param j atom of the primitive cell, of which the other is an image
   * @param apart from i to that image in Å
   * @param constants their Φ times the image's share, rows for i
   */
  record Term(int i, int j, Vectors apart, Matrix3 constants) {}

  ForceConstants {
    terms = List.copyOf(terms);
  }

  /**
   * Those of a crystal at rest.
   *
   * @param cell the crystal's, primitive or not: its supercell keeps its symmetry
   */
  static ForceConstants of(Potential potential, Structure cell, Supercell supercell) {
    Structure whole = supercell.of(cell);
    Structure primitive = PrimitiveCell.of(cell).structure();
    int[] kinds = kinds(whole, primitive);
    List<Term> terms = new ArrayList<>();
    double sumRule = 0;
    for (int kind = 0; kind < primitive.size(); kind++) {
      int i = first(kinds, kind);
      Matrix3[] row = row(potential, whole, i);
      Matrix3 sum = Matrix3.ZERO;
      for (Matrix3 one : row) {
        sum = sum.plus(one);
      }
      sumRule = Math.max(sumRule, sum.largestAbsolute());
      row[i] = row[i].plus(sum.times(-1));
      for (int k = 0; k < row.length; k++) {
        if (row[k].largestAbsolute() > WEAKEST) {
          List<double[]> images = nearestImages(whole, i, k);
          Matrix3 share = row[k].times(1.0 / images.size());
          for (double[] image : images) {
            terms.add(new Term(kind, kinds[k], Vectors.of(image), share));
          }
        }
      }
    }
    return new ForceConstants(primitive, supercell, terms, sumRule);
  }

  /** Φ between atom i and all atoms of the supercell. */
  private static Matrix3[] row(Potential potential, Structure whole, int i) {
    double[][] rows = new double[whole.size()][9];
    for (int a = 0; a < 3; a++) {
      Vectors up = moved(potential, whole, 3 * i + a, STEP);
      Vectors down = moved(potential, whole, 3 * i + a, -STEP);
      for (int k = 0; k < rows.length; k++) {
        for (int b = 0; b < 3; b++) {
          rows[k][3 * a + b] = (down.get(k, b) - up.get(k, b)) / (2 * STEP);
        }
      }
    }
    Matrix3[] constants = new Matrix3[rows.length];
    for (int k = 0; k < rows.length; k++) {
      constants[k] = Matrix3.of(rows[k]);
    }
    return constants;
  }

  private static Vectors moved(Potential potential, Structure whole, int coordinate, double step) {
    double[] positions = whole.positions().toArray();
    positions[coordinate] += step;
    return potential.predict(whole.withPositions(Vectors.of(positions))).forces();
  }

  /** Of which atom of the primitive cell every atom is an image. */
  private static int[] kinds(Structure whole, Structure primitive) {
    Matrix3 rows = primitive.cell().rows();
    Matrix3 inverse = rows.inverse();
    int[] kinds = new int[whole.size()];
    for (int k = 0; k < kinds.length; k++) {
      double[] place = Sublattices.fraction(whole, k, inverse);
      int kind = 0;
      while (primitive.species().get(kind) != whole.species().get(k)
          || !Sublattices.same(Sublattices.fraction(primitive, kind, inverse), place, rows)) {
        kind++;
      }
      kinds[k] = kind;
    }
    return kinds;
  }

  private static int first(int[] kinds, int kind) {
    int i = 0;
    while (kinds[i] != kind) {
      i++;
    }
    return i;
  }

  private static List<double[]> nearestImages(Structure whole, int i, int k) {
    Matrix3 rows = whole.cell().rows();
    Matrix3 inverse = rows.inverse();
    double[] from = Sublattices.fraction(whole, i, inverse);
    double[] to = Sublattices.fraction(whole, k, inverse);
    List<double[]> nearest = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (double[] cells : Sublattices.NEAR) {
      double[] fraction = new double[3];
      for (int x = 0; x < 3; x++) {
        double d = to[x] - from[x];
        fraction[x] = d - Math.rint(d) + cells[x];
      }
      double[] apart = Sublattices.product(fraction, rows);
      double length = Layers.norm(apart);
      if (length < least - PrimitiveCell.TOLERANCE) {
        nearest.clear();
        least = length;
      }
      if (length < least + PrimitiveCell.TOLERANCE) {
        nearest.add(apart);
        least = Math.min(least, length);
      }
    }
    return nearest;
  }
}
