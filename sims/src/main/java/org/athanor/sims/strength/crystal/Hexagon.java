package org.athanor.sims.strength.crystal;

/** A flat hexagon around the origin, by its six corners in Å, and how large it is seen. */
final class Hexagon {
  private final double[] corners;

  private Hexagon(double[] corners) {
    this.corners = corners;
  }

  /**
   * The hexagon across a Burgers vector ½⟨111⟩ with corners and sides along ⟨112⟩, in coordinates
   * along the edges of a block.
   *
   * @param radius from the centre to the corners in Å
   */
  static Hexagon across(BccBlock block, Miller burgers, double radius) {
    // ⟨112⟩ across [h k l]: the first has its 2 along a cubic axis, the second is across both.
    Miller first = new Miller(-2 * burgers.h(), burgers.k(), burgers.l());
    Miller second = burgers.cross(first);
    Place e = block.inEdges(first);
    Place f = block.inEdges(second);
    double[] corners = new double[18];
    for (int k = 0; k < 6; k++) {
      double cosine = new double[] {1, 0.5, -0.5, -1, -0.5, 0.5}[k];
      double sine = Math.sqrt(3) / 2 * new double[] {0, 1, 1, 0, -1, -1}[k];
      for (int axis = 0; axis < 3; axis++) {
        corners[3 * k + axis] = radius * (cosine * e.along(axis) + sine * f.along(axis));
      }
    }
    return new Hexagon(corners);
  }

  /**
   * The solid angle under which the hexagon is seen from a point, positive on the side that its
   * corners run around anticlockwise: the sum over the triangles (corner, next corner, centre) of 2
   * atan2(r₁·(r₂×r₃), r₁r₂r₃ + (r₁·r₂)r₃ + …) (van Oosterom and Strackee, IEEE Trans. Biomed. Eng.
   * 30, 125 (1983), eq. 8).
   */
  double solidAngle(Place from) {
    double sum = 0;
    double[] centre = {-from.a(), -from.b(), -from.c()};
    for (int k = 0; k < 6; k++) {
      sum += triangle(corner(k, from), corner((k + 1) % 6, from), centre);
    }
    return -sum;
  }

  private double[] corner(int k, Place from) {
    return new double[] {
      corners[3 * k] - from.a(), corners[3 * k + 1] - from.b(), corners[3 * k + 2] - from.c()
    };
  }

  private static double triangle(double[] p, double[] q, double[] r) {
    double volume =
        p[0] * (q[1] * r[2] - q[2] * r[1])
            + p[1] * (q[2] * r[0] - q[0] * r[2])
            + p[2] * (q[0] * r[1] - q[1] * r[0]);
    double lp = Math.sqrt(dot(p, p));
    double lq = Math.sqrt(dot(q, q));
    double lr = Math.sqrt(dot(r, r));
    double bottom = lp * lq * lr + dot(p, q) * lr + dot(p, r) * lq + dot(q, r) * lp;
    return 2 * StrictMath.atan2(volume, bottom);
  }

  private static double dot(double[] p, double[] q) {
    return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  }
}
