package org.athanor.sims.cli;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.structure.Scalars;

/** Small potentials for commands to work with. */
final class Potentials {
  private Potentials() {}

  /** A pair potential of silicon in its text form. */
  static String fitted() {
    return LinearPotentialText.write(
        LinearPotential.of(
            RadialAngularBasis.of(4.5, new Shape(2, 0, 0, 0, 0), List.of(14)),
            Scalars.of(0.3, -0.2),
            Map.of(14, -4.0)));
  }
}
