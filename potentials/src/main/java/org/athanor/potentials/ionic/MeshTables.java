package org.athanor.potentials.ionic;

import java.util.Optional;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.structure.Cell;

/**
 * What all kernels of a potential that use a mesh share.
 *
 * @param splitting of 1/r
 * @param pieces the pairs' energies
 * @param window by which charges are spread
 */
record MeshTables(Splitting splitting, IonPieces pieces, Window window) {
  static MeshTables of(IonTable table, Charges charges, double accuracy) {
    Fineness fineness = Fineness.of(accuracy, table.largestCharge(), table.cutoff());
    Splitting splitting = new Splitting(fineness.beta(), table.cutoff());
    IonPieces pieces = new IonPieces(table, splitting, charges.constant());
    return new MeshTables(splitting, pieces, new Window(fineness.order()));
  }

  /** For atoms with elements in these places. */
  Kernel pairs(int[] places) {
    return new PartedKernel(() -> new TabledIonPairs(pieces, places));
  }

  /** For these charges in e. */
  Kernel waves(double[] charges, double constant, Optional<Cell> first) {
    return new MeshSum(charges, constant, this, first);
  }
}
