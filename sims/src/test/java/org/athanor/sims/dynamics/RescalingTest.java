package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class RescalingTest {
  private static final double TEMPERATURE = 700;

  /** K of N_f degrees of freedom has the density K^(N_f/2−1) exp(−K/k_BT). */
  @Test
  void kineticEnergiesAreCanonical() {
    Structure gas = Nothing.gas(9, 20);
    // A step of five relaxation times: e⁻⁵ = 0.7 % of a reading is left in the next.
    Trajectory trajectory = trajectory(gas, Nothing.surface(gas), 5, 1);
    double[] kinetic = new double[20_000];
    for (int k = 0; k < kinetic.length; k++) {
      trajectory.advance();
      kinetic[k] = trajectory.energies().kinetic();
    }
    GammaDistribution canonical =
        new GammaDistribution(null, 12, Units.BOLTZMANN * TEMPERATURE, 1e-12);
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(canonical, kinetic))
        .isGreaterThan(1e-3);
  }

  /** The kinetic energy forgets as exp(−t/τ), so its variance over a long run is right too. */
  @Test
  void heatComesAtTheRateThatWasAskedFor() {
    Structure gas = Nothing.gas(9, 20);
    Trajectory trajectory = trajectory(gas, Nothing.surface(gas), 1, 10);
    int n = 100_000;
    double mean = 12 * Units.BOLTZMANN * TEMPERATURE;
    double square = 0;
    double later = 0;
    double last = trajectory.energies().kinetic() - mean;
    for (int k = 0; k < n; k++) {
      trajectory.advance();
      double now = trajectory.energies().kinetic() - mean;
      square += now * now / n;
      later += last * now / n;
      last = now;
    }
    // Effective samples: n (1 − c²)/(1 + c²) with c = e^(−0.1); var(K) = 12 (k_BT)².
    double error = Math.sqrt(2 / (n * 0.1)) * 1.3;
    assertThat(square / (mean * mean / 12)).isCloseTo(1, within(4 * error));
    assertThat(later / square).isCloseTo(Math.exp(-0.1), within(4 * Math.sqrt(0.19 / n) * 1.3));
  }

  @Test
  void hotSiliconHasTheTemperatureAndItsFluctuations() {
    Structure crystal = Silicon.diamond(2);
    Trajectory trajectory = trajectory(crystal, Silicon.surface(crystal), 2, 50);
    Mean temperature = new Mean(500);
    Mean spread = new Mean(500);
    for (int step = 0; step < 12_000; step++) {
      trajectory.advance();
      double now = trajectory.temperature();
      temperature.add(now);
      spread.add((now - TEMPERATURE) * (now - TEMPERATURE));
    }
    // Velocities at whole steps are too slow by (ωh)²/4, as in LangevinTest: at the most 1 % here.
    assertThat(temperature.value())
        .isCloseTo(TEMPERATURE, within(0.01 * TEMPERATURE + 4 * temperature.error()));
    double canonical = 2 * TEMPERATURE * TEMPERATURE / (3 * crystal.size() - 3);
    assertThat(spread.value()).isCloseTo(canonical, within(0.02 * canonical + 4 * spread.error()));
    assertThat(spread.error()).isLessThan(0.2 * canonical);
  }

  @Test
  void refusesAtomsAtRest() {
    Structure gas = Nothing.gas(9, 20);
    DynamicsState rest = DynamicsState.start(gas, Vectors.zeros(9), Noise.seeded(1, 0));
    Integrator integrator =
        new Integrator(1, new Thermostat.Rescaling(300, 100), new CellMotion.Fixed());
    assertThatThrownBy(() -> new Trajectory(rest, Nothing.surface(gas), integrator))
        .hasMessageContaining("all at rest");
    assertThatThrownBy(() -> new Thermostat.Rescaling(0, 100)).hasMessageContaining("in K");
    assertThatThrownBy(() -> new Thermostat.Rescaling(300, 0)).hasMessageContaining("in fs");
  }

  private static Trajectory trajectory(
      Structure structure, Surface surface, double timestep, double time) {
    return new Trajectory(
        DynamicsState.thermal(structure, TEMPERATURE, Noise.seeded(11, 0)),
        surface,
        new Integrator(
            timestep, new Thermostat.Rescaling(TEMPERATURE, time), new CellMotion.Fixed()));
  }
}
