package org.athanor.sims.properties.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/**
 * How a cell at rest follows the parameters: H dz/dθ = ∂(forces on z)/∂θ for z = (positions,
 * strain), by the implicit function theorem.
 *
 * @param strains dε/dθ of x(1 + ε), P of [3×3]
 * @param displacements du/dθ in Å beyond the homogeneous strain, P of [n×3]
 */
record Response(List<Matrix3> strains, List<Vectors> displacements) {
  /** Of positions and cell at no pressure. */
  static Response free(Stationary minimum, Sensitivity direct) {
    List<Matrix3> strains = new ArrayList<>();
    List<Vectors> displacements = new ArrayList<>();
    for (int p = 0; p < direct.parameters(); p++) {
      double[] moved = minimum.moved(direct.forces().get(p), direct.virial().get(p));
      strains.add(minimum.strain(moved));
      displacements.add(minimum.positions(moved));
    }
    return new Response(strains, displacements);
  }

  /**
   * Of the positions in a cell that follows the parameters as given.
   *
   * @param minimum of the positions
   * @param cell dη/dθ of the cell by x(1 + η), P of [3×3]
   * @param byStrain slopes of the prediction by each of the nine components of η, row-major
   */
  static Response inside(
      Stationary minimum, Sensitivity direct, List<Matrix3> cell, List<Differences> byStrain) {
    List<Vectors> displacements = new ArrayList<>();
    for (int p = 0; p < direct.parameters(); p++) {
      double[] forces = direct.forces().get(p).toArray();
      for (int k = 0; k < 9; k++) {
        double rate = cell.get(p).get(k / 3, k % 3);
        for (int x = 0; x < forces.length; x++) {
          forces[x] += rate * byStrain.get(k).forces().get(x / 3, x % 3);
        }
      }
      displacements.add(minimum.positions(minimum.moved(forces)));
    }
    return new Response(cell, displacements);
  }

  /** The largest displacement in Å by any parameter. */
  double furthest() {
    return displacements.stream().mapToDouble(Vectors::largestNorm).max().orElse(0);
  }
}
