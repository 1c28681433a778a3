package org.athanor.sims.strength;

import org.athanor.sims.strength.crystal.Extent;

/**
 * How large a crystal is wanted: three edges, in a unit.
 *
 * @param a first edge
 * @param b second edge
 * @param c third edge
 * @param unit of all three
 */
public record Size(double a, double b, double c, Unit unit) {
  /** What lengths are counted in. */
  public enum Unit {
    /** Å. */
    ANGSTROM,
    /** Lattice constants. */
    CELLS
  }

  /** In Å, for a lattice constant in Å. */
  Extent extent(double latticeConstant) {
    double length =
        switch (unit) {
          case ANGSTROM -> 1;
          case CELLS -> latticeConstant;
        };
    return new Extent(length * a, length * b, length * c);
  }
}
