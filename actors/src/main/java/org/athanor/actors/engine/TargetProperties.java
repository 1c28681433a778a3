package org.athanor.actors.engine;

import java.util.List;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.protocol.matching.TargetReading;

/** Reads the properties that a campaign is to know. */
public interface TargetProperties {
  /**
   * The properties under a potential, with their derivatives by its coordinates; they depend on the
   * potential alone, to the bit.
   *
   * @throws NoMinimumException if the crystal does not come to rest under the potential
   */
  List<TargetReading> read(ParametricPotential at);
}
