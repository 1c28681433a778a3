package org.athanor.sims.sockets;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Structures that are triclinic and not at equilibrium, so that no transposed cell can pass. */
final class Salt {
  static final Structure SILICON =
      new Structure(
          Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1.42, 1.30, 1.38));

  static final Structure COPPER_ALUMINIUM =
      new Structure(
          Cell.periodic(3.7, 0.2, -0.1, 0.3, 3.9, 0.15, -0.2, 0.1, 3.8),
          Species.of(29, 13, 29, 29),
          Vectors.of(0.1, 0, -0.1, 1.9, 2.0, 0.1, 1.8, 0.1, 1.95, 0.05, 1.85, 1.9));

  private Salt() {}
}
