package org.athanor.potentials.potential;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/** Rotations of row vectors, x → x · R. */
public final class Rotations {
  private Rotations() {}

  /** Rodrigues' formula for the angle in radians about (x, y, z), which need not be a unit. */
  public static Matrix3 about(double x, double y, double z, double angle) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    Matrix3 k = Matrix3.of(0, z, -y, -z, 0, x, y, -x, 0).times(1 / norm);
    return Matrix3.IDENTITY
        .plus(k.times(StrictMath.sin(angle)))
        .plus(k.times(k).times(1 - StrictMath.cos(angle)));
  }

  /** Every vector turned. */
  public static Vectors turned(Vectors vectors, Matrix3 rotation) {
    double[] all = new double[3 * vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        for (int from = 0; from < 3; from++) {
          all[3 * i + axis] += vectors.get(i, from) * rotation.get(from, axis);
        }
      }
    }
    return Vectors.of(all);
  }
}
