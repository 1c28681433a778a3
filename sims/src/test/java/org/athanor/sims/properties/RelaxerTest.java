package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.relaxation.Freedom;
import org.junit.jupiter.api.Test;

class RelaxerTest {
  private static final Structure DIAMOND = StructureSpec.parse("diamond:Si").structure();

  /** Silicon with next to no repulsion and angles that are free, as a fit to noise may make it. */
  private static ParametricPotential bottomless() {
    ParametricPotential silicon = TunableStillingerWeber.of(StillingerWeber.silicon());
    double[] theta = silicon.theta().toArray();
    List<String> names = silicon.parameters().stream().map(Parameter::name).toList();
    theta[names.indexOf("B")] -= 30;
    theta[names.indexOf("λε")] -= 30;
    return silicon.with(Scalars.of(theta));
  }

  @Test
  void aCrystalThatCollapsesIsRefusedBeforeItsNeighboursFillTheMemory() {
    Relaxer relaxer = new Relaxer(bottomless());
    assertThatThrownBy(() -> relaxer.relaxed(DIAMOND, Freedom.at(0), Relaxer.USUAL))
        .isInstanceOf(NotRelaxedException.class)
        .hasMessageContaining("got one that collapses: ")
        .hasMessageContaining("Å³ per atom after");
  }

  @Test
  void aCrystalThatIsOnlyMuchTooLargeComesToRest() {
    Structure large = DIAMOND.strained(Matrix3.diagonal(0.3, 0.3, 0.3));
    Structure rest =
        new Relaxer(StillingerWeber.silicon()).relaxed(large, Freedom.at(0), Relaxer.USUAL);
    assertThat(rest.cell().volume() / rest.size()).isBetween(20.0, 20.04);
  }
}
