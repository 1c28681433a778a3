package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Units;
import org.junit.jupiter.api.Test;

class EquationOfStateTest {
  private static final BirchMurnaghan TRUE = new BirchMurnaghan(17.3, -4.2, 123, 4.7);

  private static Scalars volumes() {
    return Scalars.of(DoubleStream.iterate(16.1, v -> v < 18.9, v -> v + 0.2).toArray());
  }

  @Test
  void itsOwnEnergiesGiveItBack() {
    double[] energies = DoubleStream.of(volumes().toArray()).map(TRUE::energyAt).toArray();
    BirchMurnaghan fit = BirchMurnaghan.fit(volumes(), Scalars.of(energies));
    assertThat(fit.volume()).isCloseTo(17.3, within(1e-9));
    assertThat(fit.energy()).isCloseTo(-4.2, within(1e-12));
    assertThat(fit.bulkModulusGPa()).isCloseTo(123, within(1e-7));
    assertThat(fit.derivative()).isCloseTo(4.7, within(1e-6));
  }

  @Test
  void pressureIsTheSlopeAndTheModulusItsSlope() {
    double h = 1e-4;
    double slope = (TRUE.energyAt(16.4 + h) - TRUE.energyAt(16.4 - h)) / (2 * h);
    assertThat(TRUE.pressureGPa(16.4)).isCloseTo(-slope * Units.GPA_PER_EV_PER_A3, within(1e-5));
    double change = (TRUE.pressureGPa(17.3 + h) - TRUE.pressureGPa(17.3 - h)) / (2 * h);
    assertThat(-17.3 * change).isCloseTo(123, within(1e-6));
  }

  @Test
  void withoutAMinimumThereIsNone() {
    Scalars rising = Scalars.of(volumes().toArray());
    assertThatThrownBy(() -> BirchMurnaghan.fit(volumes(), rising))
        .hasMessageContaining("expected the least energy between 16.1");
  }

  @Test
  void theBulkModulusIsThatOfTheElasticConstants() {
    for (Crystal crystal : new Crystal[] {Crystals.SILICON, Crystals.TANTALUM}) {
      EquationOfState eos = EquationOfState.of(crystal, Ticker.NONE);
      double bulk = Elasticity.of(crystal, Ticker.NONE).moduli().bulkReuss();
      assertThat(eos.near().bulkModulusGPa()).isCloseTo(bulk, within(2e-3 * bulk));
      assertThat(eos.near().volume()).isCloseTo(crystal.structure().volumePerAtom(), within(1e-4));
      assertThat(eos.fit().energy()).isCloseTo(crystal.energyPerAtom(), within(1e-5));
      assertThat(eos.residual()).isLessThan(1e-5);
    }
  }

  @Test
  void theShapeOfAUniaxialCrystalRelaxesAtEveryVolume() {
    Crystal tin = Crystals.of(StillingerWeber.silicon(), "beta-tin:Si");
    EquationOfState eos = EquationOfState.of(tin, Ticker.NONE);
    double reuss = Elasticity.of(tin, Ticker.NONE).moduli().bulkReuss();
    assertThat(eos.near().bulkModulusGPa()).isCloseTo(reuss, within(0.02 * reuss));
  }
}
