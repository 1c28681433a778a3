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
  };

  abstract Cell cell(Lattice lattice);
}
