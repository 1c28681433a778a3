package org.athanor.potentials.linear;

import java.util.Optional;
import org.athanor.potentials.regression.RowBlock;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;

/**
 * A label as rows of least squares.
 *
 * @param rows what each unknown gives
 * @param energy what is left of the energy to explain, in eV
 * @param forces of the forces, in eV/Å, [3n]
 * @param virial of the virial, in eV
 */
public record LabelRows(
    QuantityRows rows, double energy, Scalars forces, Optional<Matrix3> virial) {
  /** Puts the weighted rows into an emptied block: the energy, the forces, the virial. */
  public void fill(RowBlock block, FitWeights weights) {
    int n = rows.atoms();
    DesignRows functions = rows.functions();
    double[] none = new double[rows.tail().length];
    block.clear(1 + 3 * n + 6);
    block.add(functions.energy(), 0, rows.tail(), energy, weights.energyPerAtom() / n);
    for (int row = 0; row < 3 * n; row++) {
      block.add(functions.forces(), row * functions.size(), none, forces.get(row), weights.force());
    }
    virial.ifPresent(
        left -> {
          for (int v = 0; v < 6; v++) {
            int place = QuantityRows.place(v);
            block.add(
                functions.virial(),
                place * functions.size(),
                none,
                left.get(place / 3, place % 3),
                weights.virialPerAtom() / n);
          }
        });
  }
}
