package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TunableStillingerWeberTest {
  private static final TunableStillingerWeber SILICON =
      TunableStillingerWeber.of(StillingerWeber.silicon());

  @Nested
  class Silicon implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      return SILICON;
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  /** Both powers at work, where silicon has q = 0. */
  @Nested
  class TwoPowers implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      Parameters p = new Parameters(2, 2.1, 1.8, 20, 1.1, -0.3, 7, 0.6, 5, 1.5, 0);
      return TunableStillingerWeber.of(StillingerWeber.of(Map.of(new Triple(14, 14, 14), p)));
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Test
  void namesAndUnits() {
    assertThat(SILICON.parameters().toString()).contains("σ", "Å");
    assertThat(SILICON.parameters()).extracting(Parameter::name).startsWith("Aε", "B");
  }

  @Test
  void whatCannotBeTunedIsRefused() {
    Parameters flat = new Parameters(2, 2.1, 1.8, 0, 1.1, -0.3, 7, 0.6, 4, 0, 0);
    assertThatThrownBy(
            () ->
                TunableStillingerWeber.of(StillingerWeber.of(Map.of(new Triple(14, 14, 14), flat))))
        .hasMessageContaining("λε: expected a finite number other than 0");
  }
}
