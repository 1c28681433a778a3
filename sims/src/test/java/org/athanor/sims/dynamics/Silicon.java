package org.athanor.sims.dynamics;

import java.util.Optional;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Phase;

/** Stillinger–Weber silicon, for tests. */
public final class Silicon {
  private Silicon() {}

  /** The diamond phase, {@code n}³ conventional cells of 8 atoms. */
  public static Structure diamond(int n) {
    return Phase.of("diamond", Element.of("Si")).repeated(n, n, n);
  }

  /** An unbiased surface. */
  public static Surface surface(Structure structure) {
    Term term = Term.of(StillingerWeber.silicon(), structure.species());
    return new Surface(structure.size(), term, Optional.empty());
  }
}
