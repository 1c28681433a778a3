package org.athanor.persistence.formats;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A structure as LAMMPS wants it: a along x, b in the xy plane, all diagonal entries positive,
 * atoms inside the cell.
 *
 * <p>Other cells are turned, and everything in them. Of a left-handed one c is turned round first:
 * where the structure repeats along c that is the same crystal.
 *
 * @param rows the turned cell, lower triangular [3×3], in Å
 * @param turn maps row vectors into the turned frame
 * @param structure what is turned
 */
public record LammpsFrame(Matrix3 rows, Matrix3 turn, Structure structure) {
  /** The structure, turned if it has to be. */
  public static LammpsFrame of(Structure structure) {
    Matrix3 m = structure.cell().rows();
    if (m.determinant() < 0) {
      m = Matrix3.diagonal(1, 1, -1).times(m);
    }
    if (isStandard(m)) {
      return new LammpsFrame(m, Matrix3.IDENTITY, structure);
    }
    double[] x = normal(row(m, 0));
    double[] z = normal(cross(row(m, 0), row(m, 1)));
    double[] y = cross(z, x);
    Matrix3 turn = Matrix3.of(x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]);
    return new LammpsFrame(lowerTriangle(m.times(turn)), turn, structure);
  }

  /** The positions in the turned frame in Å, wrapped along the rows that repeat, [3n]. */
  public double[] positions() {
    double[] turned = turned(structure.positions());
    double[] inverse = rows.inverse().toArray();
    double[] h = rows.toArray();
    for (int i = 0; i < turned.length; i += 3) {
      for (int row = 0; row < 3; row++) {
        if (structure.cell().periodicity().along(row)) {
          double fraction =
              turned[i] * inverse[row]
                  + turned[i + 1] * inverse[3 + row]
                  + turned[i + 2] * inverse[6 + row];
          double whole = Math.floor(fraction);
          for (int x = 0; x < 3; x++) {
            turned[i + x] -= whole * h[3 * row + x];
          }
        }
      }
    }
    return turned;
  }

  /** Vectors in the turned frame, [3n]. */
  public double[] turned(Vectors vectors) {
    double[] v = vectors.toArray();
    if (turn.equals(Matrix3.IDENTITY)) {
      return v;
    }
    double[] t = turn.toArray();
    for (int i = 0; i < v.length; i += 3) {
      double x = v[i];
      double y = v[i + 1];
      double z = v[i + 2];
      for (int a = 0; a < 3; a++) {
        v[i + a] = x * t[a] + y * t[3 + a] + z * t[6 + a];
      }
    }
    return v;
  }

  /** How LAMMPS says along which rows it repeats. */
  public String boundary() {
    Cell.Periodicity repeats = structure.cell().periodicity();
    return (repeats.a() ? "pp " : "ff ")
        + (repeats.b() ? "pp " : "ff ")
        + (repeats.c() ? "pp" : "ff");
  }

  /** Whether a tilt is needed to say what the cell is. */
  public boolean isTriclinic() {
    return rows.get(1, 0) != 0 || rows.get(2, 0) != 0 || rows.get(2, 1) != 0;
  }

  private static boolean isStandard(Matrix3 m) {
    return m.get(0, 1) == 0
        && m.get(0, 2) == 0
        && m.get(1, 2) == 0
        && m.get(0, 0) > 0
        && m.get(1, 1) > 0;
  }

  private static Matrix3 lowerTriangle(Matrix3 m) {
    return Matrix3.of(
        m.get(0, 0), 0, 0, m.get(1, 0), m.get(1, 1), 0, m.get(2, 0), m.get(2, 1), m.get(2, 2));
  }

  private static double[] row(Matrix3 m, int row) {
    return new double[] {m.get(row, 0), m.get(row, 1), m.get(row, 2)};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] normal(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
