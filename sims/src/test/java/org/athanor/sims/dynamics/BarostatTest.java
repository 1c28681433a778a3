package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.Relaxation;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarostatTest {
  private static final double TEMPERATURE = 300;
  private static final double THERMAL = Units.BOLTZMANN * TEMPERATURE;

  /** n atoms without a total momentum: V of density V^(n−1) exp(−PV/k_BT), however it may move. */
  @ParameterizedTest
  @ValueSource(strings = {"isotropic", "one axis"})
  void anIdealGasHasTheVolumesOfItsLaw(String motion) {
    int n = 20;
    double pressureGPa = 0.1;
    double unit = THERMAL / (pressureGPa / Units.GPA_PER_EV_PER_A3);
    Structure gas = Nothing.gas(n, Math.cbrt(n * unit));
    // The gas's own compressibility is 1/P, so the volume relaxes in about τ = 400 fs.
    Barostat barostat = new Barostat(TEMPERATURE, 400, 1 / pressureGPa);
    AxisMotion held = new AxisMotion.Held();
    CellMotion cell =
        motion.equals("isotropic")
            ? new CellMotion.Isotropic(pressureGPa, barostat)
            : new CellMotion.Axes(held, held, new AxisMotion.Stressed(-pressureGPa), barostat);
    // Atoms that never meet need a thermostat that knows each of them.
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(gas, TEMPERATURE, Noise.seeded(22, 0)),
            Nothing.surface(gas),
            Integrator.langevin(4, TEMPERATURE, 0.02).with(cell));
    Mean mean = new Mean(3000);
    Mean spread = new Mean(3000);
    Mean pressure = new Mean(3000);
    for (int step = 0; step < 150_000; step++) {
      trajectory.advance();
      Thermo thermo = trajectory.thermo();
      double volume = thermo.cell().volume() / unit;
      mean.add(volume);
      spread.add((volume - n) * (volume - n));
      pressure.add(-thermo.stressGPa().get(2, 2));
    }
    assertThat(mean.error()).isLessThan(0.02 * n);
    assertThat(mean.value()).isCloseTo(n, within(4 * mean.error()));
    // Euler's step widens the fluctuations by about h/(2τ), 0.5 %.
    assertThat(spread.error()).isLessThan(0.12 * n);
    assertThat(spread.value()).isCloseTo(n, within(0.01 * n + 4 * spread.error()));
    assertThat(pressure.value()).isCloseTo(pressureGPa, within(4 * pressure.error()));
  }

  /**
   * Cold silicon at 2 GPa: the volume of the relaxed crystal, and strains ε of ⟨ε²⟩ = k_B T S/V
   * with the compliances S of C11, C12, C44 = 151.4, 76.4, 56.4 GPa at no pressure.
   */
  @Test
  void coldSiliconHasItsVolumeAndTheStrainsOfItsElasticConstants() {
    double temperature = 20;
    Structure relaxed = relaxed(2);
    Barostat barostat = new Barostat(temperature, 100, 0.01);
    Trajectory trajectory =
        npt(
            relaxed,
            Silicon.surface(relaxed),
            temperature,
            3,
            50,
            new CellMotion.Full(2, barostat));
    Mean volume = new Mean(2000);
    Mean bulk = new Mean(2000);
    Mean shear = new Mean(2000);
    Mean tetragonal = new Mean(2000);
    Mean pressure = new Mean(2000);
    double unit = Units.BOLTZMANN * temperature * Units.GPA_PER_EV_PER_A3 / relaxed.cell().volume();
    for (int step = 0; step < 80_000; step++) {
      trajectory.advance();
      Thermo thermo = trajectory.thermo();
      double[] f = thermo.gradient().toArray();
      double dilation = f[0] + f[4] + f[8] - 3;
      volume.add(thermo.cell().volume() / relaxed.cell().volume());
      bulk.add(dilation * dilation / unit);
      shear.add(4 * (f[1] * f[1] + f[2] * f[2] + f[5] * f[5]) / 3 / unit);
      tetragonal.add((f[0] - f[4]) * (f[0] - f[4]) / unit);
      pressure.add(thermo.pressureGPa());
      assertThat(f[1]).isCloseTo(f[3], within(1e-13));
    }
    assertThat(volume.value()).isCloseTo(1, within(1e-3 + 4 * volume.error()));
    assertThat(pressure.value()).isCloseTo(2, within(4 * pressure.error()));
    assertFluctuation(bulk, 101.4);
    assertFluctuation(shear, 56.4);
    assertFluctuation(tetragonal, (151.4 - 76.4) / 2);
  }

  /** ⟨x²⟩ V/k_BT = 1/modulus; at 2 GPa moduli are up by less than 10 %. */
  private static void assertFluctuation(Mean mean, double modulusGPa) {
    assertThat(mean.error()).isLessThan(0.1 * mean.value());
    assertThat(mean.value() * modulusGPa).isCloseTo(1, within(0.1 + 4 * mean.error() * modulusGPa));
  }

  @Test
  void refusesAbsurdNumbersAndACellThatRunsAway() {
    assertThatThrownBy(() -> new Barostat(-1, 100, 0.01)).hasMessageContaining("in K");
    assertThatThrownBy(() -> new Barostat(300, 0, 0.01)).hasMessageContaining("in fs");
    assertThatThrownBy(() -> new Barostat(300, 100, 0)).hasMessageContaining("1/GPa");
    assertThatThrownBy(() -> new CellMotion.Full(Double.NaN, Barostat.at(300)))
        .hasMessageContaining("in GPa");
    Structure crystal = Silicon.diamond(1);
    Structure cluster =
        new Structure(
            new Cell(crystal.cell().rows(), Cell.Periodicity.NONE),
            crystal.species(),
            crystal.positions());
    CellMotion free = new CellMotion.Isotropic(0, Barostat.at(300));
    assertThatThrownBy(() -> npt(cluster, Silicon.surface(cluster), 300, 2, 50, free))
        .hasMessageContaining("repeats along all three rows");
    Trajectory wild =
        npt(
            crystal,
            Silicon.surface(crystal),
            300,
            2,
            50,
            new CellMotion.Isotropic(1e6, Barostat.at(300)));
    assertThatThrownBy(wild::advance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("barostat too fast");
  }

  static Trajectory npt(
      Structure structure,
      Surface surface,
      double temperature,
      double timestep,
      double time,
      CellMotion cell) {
    return new Trajectory(
        DynamicsState.thermal(structure, temperature, Noise.seeded(21, 0)),
        surface,
        new Integrator(timestep, new Thermostat.Rescaling(temperature, time), cell));
  }

  private static Structure relaxed(double pressureGPa) {
    Structure crystal = Silicon.diamond(1).strained(Matrix3.diagonal(0.01, 0.01, 0.01));
    Relaxation end =
        Fire.relax(
            crystal,
            Silicon.surface(crystal),
            pressureGPa,
            new RelaxationSettings(1e-4, 1e-3, 2000),
            Watch.NONE);
    return ((Relaxation.Converged) end).structure();
  }
}
