package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.StillingerWeber;
import org.junit.jupiter.api.Test;

class GroundStateTest {
  private static void assertGround(Crystal crystal, double a, double cohesive) {
    GroundState ground = GroundState.of(crystal);
    for (int row = 0; row < 3; row++) {
      assertThat(ground.length(row)).isCloseTo(a, within(5e-7));
      assertThat(ground.angle(row)).isCloseTo(90, within(1e-6));
    }
    assertThat(ground.cohesiveEnergy().orElseThrow()).isCloseTo(cohesive, within(5e-7));
    assertThat(ground.stressGPa()).isLessThan(2e-6);
  }

  /** The nearest neighbour sits at the minimum of the pair function, 2^(1/6) σ, of depth ε. */
  @Test
  void siliconOfStillingerAndWeber() {
    double a = 4 / Math.sqrt(3) * 2.0951 * Math.pow(2, 1.0 / 6);
    assertGround(Crystals.SILICON, a, 2 * 2.1683);
    assertThat(GroundState.of(Crystals.SILICON).density()).isCloseTo(2.329, within(5e-4));
  }

  /** Analytic derivatives of Zhou's functions. */
  @Test
  void metalsOfZhou() {
    assertGround(Crystals.TANTALUM, 3.302538, 8.091527);
    Crystal tungsten = Crystals.of(ZhouEam.of(ZhouParameters.TUNGSTEN), "bcc:W@3.3");
    assertGround(tungsten, 3.164850, 8.761303);
  }

  @Test
  void theAnglesOfAHexagonalCellAreKept() {
    GroundState ground = GroundState.of(Crystals.of(StillingerWeber.silicon(), "lonsdaleite:Si"));
    assertThat(ground.angle(2)).isCloseTo(120, within(1e-5));
    assertThat(ground.length(0)).isCloseTo(ground.length(1), within(1e-7));
    assertThat(ground.system()).isEqualTo(CrystalSystem.HEXAGONAL);
  }
}
