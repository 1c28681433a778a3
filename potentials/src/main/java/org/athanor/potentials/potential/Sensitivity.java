package org.athanor.potentials.potential;

import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * Derivatives of a structure's energy, forces and virial by the P coordinates θ of a potential.
 *
 * @param energy in eV, [P]
 * @param forces in eV/Å, P of [n×3]
 * @param virial −∂²E/∂strain∂θ in eV, P of [3×3]
 */
public record Sensitivity(Scalars energy, List<Vectors> forces, List<Matrix3> virial) {
  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the counts of parameters differ
   */
  public Sensitivity {
    forces = List.copyOf(forces);
    virial = List.copyOf(virial);
    if (forces.size() != energy.size() || virial.size() != energy.size()) {
      throw new IllegalArgumentException(
          "sensitivity: expected derivatives by the same parameters, got "
              + energy.size()
              + " of the energy, "
              + forces.size()
              + " of forces and "
              + virial.size()
              + " of the virial");
    }
  }

  /** How many parameters, P. */
  public int parameters() {
    return energy.size();
  }
}
