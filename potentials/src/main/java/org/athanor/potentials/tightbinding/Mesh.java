package org.athanor.potentials.tightbinding;

import java.util.Arrays;

/**
 * A mesh of k-points, of each pair k and −k one: κ_a = q_a / 2N_a of the reciprocal vectors.
 *
 * <p>Phases exp(i k·T) of lattice vectors T are products of roots of unity from a table, so a
 * lattice shift of an atom changes no bit, and they are real where k and −k are the same point.
 */
final class Mesh {
  private final int[] divisions;
  private final boolean[] shifts;

  /** q, [3 × points]. */
  private int[] q = new int[0];

  private int[] weights = new int[0];
  private int points;

  /** cos and sin of 2πm/2N for each axis. */
  private final double[][] cosines = new double[3][];

  private final double[][] sines = new double[3][];

  /**
   * The mesh.
   *
   * @param divisions points along each reciprocal vector, [3]
   * @param shifts whether half a step off Γ, along each, [3]
   */
  Mesh(int[] divisions, boolean[] shifts) {
    this.divisions = divisions.clone();
    this.shifts = shifts.clone();
    for (int axis = 0; axis < 3; axis++) {
      tabulate(axis);
    }
    enumerate();
  }

  /** Whether this is that mesh. */
  boolean is(int[] otherDivisions, boolean[] otherShifts) {
    return Arrays.equals(divisions, otherDivisions) && Arrays.equals(shifts, otherShifts);
  }

  /** How many points are kept. */
  int points() {
    return points;
  }

  /** How many points of the whole mesh this one stands for: 1 or 2. */
  int weight(int point) {
    return weights[point];
  }

  /** Whether k and −k are the same point, so that every phase is real. */
  boolean isReal(int point) {
    return weights[point] == 1;
  }

  /** The number of points of the whole mesh. */
  int total() {
    return divisions[0] * divisions[1] * divisions[2];
  }

  /** Puts cos and sin of k·T into {@code phase}, T = (a, b, c) in rows of the cell. */
  void phase(int point, int a, int b, int c, double[] phase) {
    int ma = place(point, 0, a);
    int mb = place(point, 1, b);
    int mc = place(point, 2, c);
    double ca = cosines[0][ma];
    double sa = sines[0][ma];
    double cb = cosines[1][mb];
    double sb = sines[1][mb];
    double real = ca * cb - sa * sb;
    double imaginary = ca * sb + sa * cb;
    double cc = cosines[2][mc];
    double sc = sines[2][mc];
    phase[0] = real * cc - imaginary * sc;
    phase[1] = real * sc + imaginary * cc;
  }

  private int place(int point, int axis, int step) {
    return Math.floorMod(q[3 * point + axis] * step, 2 * divisions[axis]);
  }

  private void tabulate(int axis) {
    int n = 2 * divisions[axis];
    cosines[axis] = new double[n];
    sines[axis] = new double[n];
    for (int m = 0; m < n; m++) {
      double angle = 2 * StrictMath.PI * m / n;
      cosines[axis][m] = 4 * m == n || 4 * m == 3 * n ? 0 : StrictMath.cos(angle);
      sines[axis][m] = 2 * m == n ? 0 : StrictMath.sin(angle);
    }
  }

  private void enumerate() {
    q = new int[3 * total()];
    weights = new int[total()];
    for (int a = 0; a < divisions[0]; a++) {
      for (int b = 0; b < divisions[1]; b++) {
        for (int c = 0; c < divisions[2]; c++) {
          keep(steps(0, a), steps(1, b), steps(2, c));
        }
      }
    }
  }

  private int steps(int axis, int p) {
    return 2 * p + (shifts[axis] ? 1 : 0);
  }

  private void keep(int a, int b, int c) {
    int side = compare(a, 0);
    side = side == 0 ? compare(b, 1) : side;
    side = side == 0 ? compare(c, 2) : side;
    if (side > 0) {
      return;
    }
    q[3 * points] = a;
    q[3 * points + 1] = b;
    q[3 * points + 2] = c;
    weights[points] = side == 0 ? 1 : 2;
    points++;
  }

  /** On which side of its partner −q a number q lies along an axis. */
  private int compare(int steps, int axis) {
    return Integer.compare(steps, Math.floorMod(-steps, 2 * divisions[axis]));
  }
}
