package org.athanor.potentials.potential;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * What a potential says about a structure.
 *
 * @param energy in eV per structure
 * @param energies each atom's share of it in eV, [n]
 * @param forces −∂E/∂positions in eV/Å, [n×3]
 * @param virial −∂E/∂strain in eV, [3×3]
 */
public record Prediction(double energy, Scalars energies, Vectors forces, Matrix3 virial) {
  /** Stress −virial/volume in eV/Å³, tension positive, [3×3]. */
  public Matrix3 stress(Cell cell) {
    return virial.times(-1 / cell.volume());
  }
}
