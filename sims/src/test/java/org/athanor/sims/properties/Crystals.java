package org.athanor.sims.properties;

import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.sims.phases.StructureSpec;

/** Crystals at rest, for tests. */
final class Crystals {
  static final Crystal SILICON = of(StillingerWeber.silicon(), "diamond:Si");
  static final Crystal TANTALUM = of(ZhouEam.of(ZhouParameters.TANTALUM), "bcc:Ta");

  private Crystals() {}

  static Crystal of(Potential potential, String structure) {
    return Crystal.relaxed(potential, StructureSpec.parse(structure));
  }
}
