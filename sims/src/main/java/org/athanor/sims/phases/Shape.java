package org.athanor.sims.phases;

import org.athanor.potentials.structure.Cell;

/** The angles of a conventional cell. */
enum Shape {
  /** All right angles. */
  ORTHOGONAL {
    @Override
    Cell cell(Lattice lattice) {
      return Cell.periodic(lattice.a(), 0, 0, 0, lattice.b(), 0, 0, 0, lattice.c());
    }
  },
  /** 120° between a and b. */
  HEXAGONAL {
    @Override
    Cell cell(Lattice lattice) {
      double half = 0.5 * lattice.b();
      return Cell.periodic(lattice.a(), 0, 0, -half, half * Math.sqrt(3), 0, 0, 0, lattice.c());
    }
  },
  /**
   * Half of a monoclinic cell that is centred on the face of a and b: rows (a − b)/2, (a + b)/2 and
   * c, with the 82.971° of M-carbon between a and c.
   */
  M_CARBON {
    @Override
    Cell cell(Lattice lattice) {
      double beta = Math.toRadians(82.971);
      double a = 0.5 * lattice.a();
      double b = 0.5 * lattice.b();
      return Cell.periodic(
          a,
          -b,
          0,
          a,
          b,
          0,
          lattice.c() * StrictMath.cos(beta),
          0,
          lattice.c() * StrictMath.sin(beta));
    }
  };

  abstract Cell cell(Lattice lattice);
}
