package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * The smallest cell of a crystal, its rows the shortest that span the lattice.
 *
 * @param structure the cell, with a positive volume
 */
record PrimitiveCell(Structure structure) {
  /** How far apart in Å two places may be that count as one. */
  static final double TOLERANCE = 1e-3;

  /**
   * Finds it among all translations that bring the structure onto itself.
   *
   * @throws IllegalArgumentException if the structure does not repeat along all rows
   */
  static PrimitiveCell of(Structure structure) {
    if (!structure.cell().periodicity().equals(Cell.Periodicity.FULL)) {
      throw new IllegalArgumentException(
          "crystal: expected a structure that repeats along all three rows, got one with pbc "
              + structure.cell().periodicity());
    }
    Sublattices sites = Sublattices.of(structure);
    List<double[]> translations = new ArrayList<>();
    for (double[] candidate : sites.candidates(Matrix3.IDENTITY)) {
      if (sites.onto(Matrix3.IDENTITY, candidate)) {
        translations.add(candidate);
      }
    }
    Matrix3 rows = basis(structure.cell(), translations);
    return new PrimitiveCell(inside(structure, rows));
  }

  /** The three shortest vectors that are independent: in three dimensions they are a basis. */
  private static Matrix3 basis(Cell cell, List<double[]> translations) {
    List<double[]> vectors = new ArrayList<>();
    for (double[] translation : translations) {
      for (double[] whole : Sublattices.NEAR) {
        double[] fraction = {
          translation[0] + whole[0], translation[1] + whole[1], translation[2] + whole[2]
        };
        vectors.add(Sublattices.product(fraction, cell.rows()));
      }
    }
    vectors.sort(Comparator.comparingDouble(v -> v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
    double volume = cell.volume() / translations.size();
    List<double[]> chosen = new ArrayList<>();
    for (double[] vector : vectors) {
      if (chosen.size() < 3 && independent(chosen, vector, volume)) {
        chosen.add(vector);
      }
    }
    Matrix3 rows = Sublattices.rows(chosen.get(0), chosen.get(1), chosen.get(2));
    return rows.determinant() > 0 ? rows : rows.times(-1);
  }

  private static boolean independent(List<double[]> chosen, double[] v, double volume) {
    return switch (chosen.size()) {
      case 0 -> norm(v) > TOLERANCE;
      case 1 -> norm(cross(chosen.get(0), v)) > TOLERANCE * norm(v);
      default -> {
        double[] c = cross(chosen.get(0), chosen.get(1));
        double spanned = Math.abs(c[0] * v[0] + c[1] * v[1] + c[2] * v[2]);
        yield spanned > 0.5 * volume;
      }
    };
  }

  private static Structure inside(Structure structure, Matrix3 rows) {
    Matrix3 inverse = rows.inverse();
    List<double[]> places = new ArrayList<>();
    List<Integer> species = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      double[] fraction = Sublattices.fraction(structure, i, inverse);
      int z = structure.species().get(i);
      boolean known = false;
      for (int k = 0; k < places.size(); k++) {
        known |= species.get(k) == z && Sublattices.same(places.get(k), fraction, rows);
      }
      if (!known) {
        places.add(fraction);
        species.add(z);
      }
    }
    double[] positions = new double[3 * places.size()];
    for (int i = 0; i < places.size(); i++) {
      System.arraycopy(Sublattices.product(places.get(i), rows), 0, positions, 3 * i, 3);
    }
    return new Structure(
        Cell.periodic(rows),
        Species.of(species.stream().mapToInt(Integer::intValue).toArray()),
        Vectors.of(positions));
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private static double[] cross(double[] p, double[] q) {
    return new double[] {
      p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]
    };
  }
}
