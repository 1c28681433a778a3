package org.athanor.potentials.structure;

import java.util.Optional;

/**
 * What a reference says about a structure; the source of truth for a fit.
 *
 * @param energy in eV per structure
 * @param forces −∂E/∂positions in eV/Å, [n×3]
 * @param virial −∂E/∂strain in eV, [3×3]; empty where the reference's stress is not to be trusted
 */
public record Labels(double energy, Vectors forces, Optional<Matrix3> virial) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public Labels {
    if (!Double.isFinite(energy)) {
      throw new IllegalArgumentException("labels: expected a finite energy in eV, got " + energy);
    }
    if (!forces.allFinite()) {
      throw new IllegalArgumentException("labels: expected finite forces in eV/Å");
    }
    if (virial.isPresent() && !virial.get().allFinite()) {
      throw new IllegalArgumentException(
          "labels: expected a finite virial in eV, got " + virial.get());
    }
  }
}
