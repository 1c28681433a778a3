package org.athanor.potentials.eam;

import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * Derivatives of a structure's energy, forces and virial by ln|p| of r_e, β, A, B, κ, η, F_e, in
 * this order.
 *
 * @param energy in eV, [7]
 * @param forces in eV/Å, 7 of [n×3]
 * @param virial in eV, 7 of [3×3]
 */
public record ZhouJacobian(Scalars energy, List<Vectors> forces, List<Matrix3> virial) {
  /** Takes copies. */
  public ZhouJacobian {
    forces = List.copyOf(forces);
    virial = List.copyOf(virial);
  }
}
