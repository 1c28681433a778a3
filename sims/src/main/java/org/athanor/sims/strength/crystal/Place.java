package org.athanor.sims.strength.crystal;

/** Where something is: lengths in Å along the three edges of a cell, which are perpendicular. */
record Place(double a, double b, double c) {
  double along(int edge) {
    return edge == 0 ? a : edge == 1 ? b : c;
  }

  double length() {
    return Math.sqrt(a * a + b * b + c * c);
  }

  /** The shortest way from here to there in a cell with these edges. */
  Place wayTo(Place there, Place edges) {
    return new Place(
        shortest(there.a - a, edges.a),
        shortest(there.b - b, edges.b),
        shortest(there.c - c, edges.c));
  }

  private static double shortest(double way, double edge) {
    return way - edge * Math.rint(way / edge);
  }
}
