package org.athanor.protocol.walk;

import java.util.Optional;
import org.athanor.potentials.structure.Structure;

/**
 * One trajectory to be made, complete: the same walk gives the same candidates on any machine.
 *
 * @param id its place in the canonical order
 * @param arm what its candidates are for
 * @param phase the name of the phase it starts from
 * @param start the structure it starts from
 * @param pressureGPa the pressure at which the start's cell is relaxed
 * @param motion how it moves
 * @param seed of all its random numbers
 */
public record Walk(
    WalkId id,
    Arm arm,
    String phase,
    Structure start,
    double pressureGPa,
    Motion motion,
    long seed) {
  /** The potential that it moves on; empty where it needs none. */
  public Optional<Driver> driver() {
    return switch (motion) {
      case Motion.Perturbed _ -> Optional.empty();
      case Motion.Strained strained -> Optional.of(strained.driver());
      case Motion.Dynamics dynamics -> Optional.of(dynamics.driver());
    };
  }
}
