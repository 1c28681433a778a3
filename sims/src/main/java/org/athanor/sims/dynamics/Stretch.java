package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;

/**
 * A homogeneous deformation of cell, positions and velocities, written for row vectors: x ← x F, v
 * ← v (F⁻¹)ᵀ, so that momenta conjugate to scaled positions stay.
 *
 * @param positions F
 * @param velocities (F⁻¹)ᵀ
 */
record Stretch(Matrix3 positions, Matrix3 velocities) {
  /** Larger strains in one step mean that something else is wrong. */
  private static final double LARGEST_STRAIN = 0.1;

  /** 0.1¹³/13! is below the last bit. */
  private static final int TERMS = 12;

  /**
   * F = exp(strain).
   *
   * @param strain symmetric
   * @throws IllegalStateException if it is larger than any sensible step makes it
   */
  static Stretch of(Matrix3 strain) {
    if (!(strain.largestAbsolute() <= LARGEST_STRAIN)) {
      throw new IllegalStateException(
          "dynamics: expected the cell to change by at most "
              + LARGEST_STRAIN
              + " in a step, got a strain of "
              + strain
              + "; is the pressure out of hand, the rate too high or the barostat too fast?");
    }
    return new Stretch(exponential(strain), exponential(strain.times(-1)));
  }

  /** The same, and then turned so that the way from {@code reference} is a pure stretch. */
  Stretch unturned(Cell reference, Cell now) {
    Matrix3 gradient = reference.rows().inverse().times(now.rows()).times(positions);
    Matrix3 back = rotation(gradient).transposed();
    return new Stretch(positions.times(back), velocities.times(back));
  }

  /** Moves the row vectors [3n] of some atoms by one of the two matrices. */
  static void apply(Matrix3 map, double[] rows, int from, int to) {
    double[] m = map.toArray();
    for (int i = 3 * from; i < 3 * to; i += 3) {
      double x = rows[i];
      double y = rows[i + 1];
      double z = rows[i + 2];
      rows[i] = x * m[0] + y * m[3] + z * m[6];
      rows[i + 1] = x * m[1] + y * m[4] + z * m[7];
      rows[i + 2] = x * m[2] + y * m[5] + z * m[8];
    }
  }

  private static Matrix3 exponential(Matrix3 strain) {
    Matrix3 sum = Matrix3.IDENTITY;
    for (int k = TERMS; k > 0; k--) {
      sum = Matrix3.IDENTITY.plus(strain.times(sum).times(1.0 / k));
    }
    return sum;
  }

  /**
   * The rotation Q of G = S Q with S symmetric, by Newton's iteration Q ← (Q + Q⁻ᵀ)/2 (Higham, SIAM
   * J. Sci. Stat. Comput. 7, 1160 (1986)); from near a stretch it converges in a few rounds.
   */
  private static Matrix3 rotation(Matrix3 gradient) {
    Matrix3 q = gradient;
    double change = 1;
    for (int round = 0; round < 50 && change > 1e-15; round++) {
      Matrix3 next = q.plus(q.inverse().transposed()).times(0.5);
      change = next.plus(q.times(-1)).largestAbsolute();
      q = next;
    }
    return q;
  }
}
