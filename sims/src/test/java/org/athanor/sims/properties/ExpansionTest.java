package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  @Test
  void siliconExpandsALittle() {
    Expansion expansion = Expansion.of(Crystals.SILICON, new ShortRun(300, 900), Ticker.NONE);
    int room = expansion.nearest(300);
    assertThat(expansion.temperatures().get(room)).isEqualTo(300);
    // Zero-point motion alone makes it larger than at rest.
    assertThat(expansion.volumes().get(0)).isGreaterThan(expansion.restVolume() + 0.03);
    assertThat(expansion.volumes().get(room))
        .isCloseTo(expansion.nearVolumes().get(room), within(2e-3));
    // Measured: 2.6e-6/K; Stillinger and Weber's has no negative expansion in the cold.
    assertThat(expansion.coefficients().get(room)).isBetween(2.0, 3.5);
    assertThat(expansion.coefficients().get(0)).isZero();
    assertThat(expansion.coefficients().get(expansion.nearest(900)))
        .isGreaterThan(expansion.coefficients().get(room));
    // Classical atoms swing less at 300 K than those with zero-point motion.
    Expansion.Warm warm = expansion.warm();
    assertThat(warm.volume())
        .isBetween(expansion.restVolume(), expansion.volumes().get(room) + 0.06);
    assertThat(warm.uncertainty()).isBetween(1e-4, 0.1);
    assertThat(warm.atoms()).isEqualTo(216);
  }

  @Test
  void anUnstableCrystalHasNone() {
    Crystal unstable = Crystals.of(ZhouEam.of(ZhouParameters.TANTALUM), "fcc:Ta");
    assertThatThrownBy(() -> Expansion.of(unstable, new ShortRun(300, 900), Ticker.NONE))
        .hasMessageContaining("expected a crystal that is stable");
  }
}
