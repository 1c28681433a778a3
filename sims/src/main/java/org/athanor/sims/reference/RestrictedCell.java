package org.athanor.sims.reference;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/**
 * A cell as LAMMPS wants it: a along x, b in the xy plane, all three diagonal components positive,
 * no tilt beyond a half.
 *
 * <p>The rows h of a cell are h = L Q with L lower triangular and Q orthogonal, so positions there
 * are r Qᵀ. A left-handed cell comes out as its mirror image, which has the same energy; and taking
 * multiples of one row from another leaves the crystal as it is.
 *
 * @param rows L, after tilts were reduced, in Å
 * @param rotation Q
 */
record RestrictedCell(Matrix3 rows, Matrix3 rotation) {
  /** That of a cell. */
  static RestrictedCell of(Cell cell) {
    double[][] h = rows(cell.rows());
    double[][] q = new double[3][];
    for (int row = 0; row < 3; row++) {
      q[row] = h[row].clone();
      for (int before = 0; before < row; before++) {
        add(q[row], -dot(h[row], q[before]), q[before]);
      }
      double length = Math.sqrt(dot(q[row], q[row]));
      for (int x = 0; x < 3; x++) {
        q[row][x] /= length;
      }
    }
    double[][] l = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int axis = 0; axis <= row; axis++) {
        l[row][axis] = dot(h[row], q[axis]);
      }
    }
    reduce(l);
    return new RestrictedCell(matrix(l), matrix(q));
  }

  private static void reduce(double[][] l) {
    add(l[1], -Math.rint(l[1][0] / l[0][0]), l[0]);
    add(l[2], -Math.rint(l[2][1] / l[1][1]), l[1]);
    add(l[2], -Math.rint(l[2][0] / l[0][0]), l[0]);
  }

  /** Positions or forces as they are there: v Qᵀ. */
  Vectors there(Vectors here) {
    return turned(here, rotation.transposed());
  }

  /** Positions there, each moved into the cell by whole rows of it. */
  Vectors inside(Vectors there) {
    Matrix3 inverse = rows.inverse();
    double[] moved = there.toArray();
    for (int i = 0; i < there.size(); i++) {
      double[] r = {moved[3 * i], moved[3 * i + 1], moved[3 * i + 2]};
      for (int row = 0; row < 3; row++) {
        double part =
            r[0] * inverse.get(0, row) + r[1] * inverse.get(1, row) + r[2] * inverse.get(2, row);
        for (int x = 0; x < 3; x++) {
          moved[3 * i + x] -= Math.floor(part) * rows.get(row, x);
        }
      }
    }
    return Vectors.of(moved);
  }

  /** Forces back as they are here: v Q. */
  Vectors here(Vectors there) {
    return turned(there, rotation);
  }

  /** A tensor such as the virial back as it is here: Qᵀ W Q. */
  Matrix3 here(Matrix3 there) {
    return rotation.transposed().times(there).times(rotation);
  }

  private static Vectors turned(Vectors vectors, Matrix3 by) {
    double[] turned = new double[3 * vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      for (int x = 0; x < 3; x++) {
        turned[3 * i + x] =
            vectors.get(i, 0) * by.get(0, x)
                + vectors.get(i, 1) * by.get(1, x)
                + vectors.get(i, 2) * by.get(2, x);
      }
    }
    return Vectors.of(turned);
  }

  private static double[][] rows(Matrix3 matrix) {
    double[] all = matrix.toArray();
    return new double[][] {
      {all[0], all[1], all[2]}, {all[3], all[4], all[5]}, {all[6], all[7], all[8]}
    };
  }

  private static Matrix3 matrix(double[][] m) {
    return Matrix3.of(
        m[0][0], m[0][1], m[0][2], m[1][0], m[1][1], m[1][2], m[2][0], m[2][1], m[2][2]);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static void add(double[] target, double factor, double[] other) {
    for (int x = 0; x < 3; x++) {
      target[x] += factor * other[x];
    }
  }
}
