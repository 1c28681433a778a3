package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.AxisMotion.Held;
import org.athanor.sims.dynamics.AxisMotion.Measure;
import org.athanor.sims.dynamics.AxisMotion.Strained;
import org.athanor.sims.dynamics.AxisMotion.Stressed;
import org.junit.jupiter.api.Test;

class DeformationTest {
  private static final Barostat BAROSTAT = new Barostat(20, 50, 0.01);

  @Test
  void everyAxisGoesItsOwnWay() {
    Structure crystal = Silicon.diamond(1);
    Trajectory trajectory =
        trajectory(
            crystal,
            new Thermostat.Off(),
            new Strained(-4e-4, Measure.TRUE),
            new Strained(3e-4, Measure.ENGINEERING),
            new Held());
    advance(trajectory, 250);
    Thermo thermo = trajectory.thermo();
    assertThat(thermo.time()).isEqualTo(250);
    assertThat(thermo.trueStrain(0)).isCloseTo(-0.1, within(1e-12));
    assertThat(thermo.gradient().get(1, 1)).isCloseTo(1.075, within(1e-12));
    assertThat(thermo.cell().rows().get(2, 2)).isEqualTo(crystal.cell().rows().get(2, 2));
    assertThat(thermo.gradient().get(0, 1)).isZero();
  }

  /** Without forces, momentum · length is constant along each axis: v_x = v_x(0) L(0)/L. */
  @Test
  void anIdealGasIsHeatedByCompression() {
    Structure gas = Nothing.gas(20, 30);
    DynamicsState start = DynamicsState.thermal(gas, 300, Noise.seeded(4, 0));
    Trajectory trajectory =
        new Trajectory(
            start,
            Nothing.surface(gas),
            axes(new Thermostat.Off(), new Strained(-1e-3, Measure.TRUE), new Held(), new Held()));
    advance(trajectory, 100);
    for (int i = 0; i < 20; i++) {
      assertThat(trajectory.state().velocities().get(i, 0))
          .isCloseTo(start.velocities().get(i, 0) * Math.exp(0.1), within(1e-15));
      assertThat(trajectory.state().velocities().get(i, 2)).isEqualTo(start.velocities().get(i, 2));
    }
    assertThat(trajectory.thermo().effective())
        .isCloseTo(
            new Trajectory(start, Nothing.surface(gas), Integrator.verlet(1)).energies().total(),
            within(1e-12));
  }

  /** The work of the stress is what the energy grows by, up to the error of the time step. */
  @Test
  void workIsAccountedForToSecondOrder() {
    double coarse = drift(1.0, 600);
    double fine = drift(0.5, 1200);
    assertThat(coarse).isLessThan(2e-3);
    assertThat(coarse / fine).isBetween(3.0, 5.0);
  }

  private static double drift(double timestep, int steps) {
    Structure crystal = Silicon.diamond(2);
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(crystal, 300, Noise.seeded(8, 0)),
            Silicon.surface(crystal),
            new Integrator(
                timestep,
                new Thermostat.Off(),
                new CellMotion.Axes(
                    new Strained(-1e-4, Measure.TRUE),
                    new Strained(5e-5, Measure.ENGINEERING),
                    new Held(),
                    BAROSTAT)));
    Thermo start = trajectory.thermo();
    double largest = 0;
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
      Thermo now = trajectory.thermo();
      largest = Math.max(largest, Math.abs(now.effective() - start.effective()));
    }
    // The work itself is hundreds of times larger.
    assertThat(trajectory.energies().total() - start.energies().total()).isGreaterThan(1);
    return largest / crystal.size();
  }

  /** Compressed along x with free sides silicon thickens by Poisson's ratio C12/(C11 + C12). */
  @Test
  void freeSidesStayFreeAndThicken() {
    Structure crystal = Silicon.diamond(2);
    Trajectory trajectory =
        trajectory(
            crystal,
            new Thermostat.Rescaling(20, 50),
            new Strained(-2e-6, Measure.TRUE),
            new Stressed(0),
            new Stressed(0));
    Mean side = new Mean(500);
    Mean along = new Mean(500);
    Mean thickening = new Mean(500);
    for (int step = 0; step < 10_000; step++) {
      trajectory.advance();
      Thermo thermo = trajectory.thermo();
      Matrix3 stress = thermo.stressGPa();
      double strain = thermo.trueStrain(0);
      if (strain < -0.005) {
        side.add(stress.get(1, 1));
        along.add(stress.get(0, 0) / strain);
        thickening.add(-thermo.trueStrain(2) / strain);
      }
    }
    // Held sides would carry C12 · strain, 0.9 GPa on average.
    assertThat(side.error()).isLessThan(0.15);
    assertThat(side.value()).isCloseTo(0, within(4 * side.error()));
    double poisson = 76.4 / (151.4 + 76.4);
    assertThat(thickening.value()).isCloseTo(poisson, within(0.03 + 4 * thickening.error()));
    double young = 151.4 - 2 * 76.4 * poisson;
    assertThat(along.value()).isCloseTo(young, within(0.05 * young + 4 * along.error()));
  }

  @Test
  void refusesWhatIsNoNumberAndACellThatIsGone() {
    assertThatThrownBy(() -> new Strained(Double.NaN, Measure.TRUE)).hasMessageContaining("1/fs");
    assertThatThrownBy(() -> new Stressed(Double.NaN)).hasMessageContaining("GPa");
    Structure crystal = Silicon.diamond(1);
    Trajectory trajectory =
        trajectory(
            crystal,
            new Thermostat.Off(),
            new Strained(-2, Measure.ENGINEERING),
            new Held(),
            new Held());
    assertThatThrownBy(trajectory::advance).hasMessageContaining("rate too high");
  }

  private static Trajectory trajectory(
      Structure structure, Thermostat thermostat, AxisMotion x, AxisMotion y, AxisMotion z) {
    return new Trajectory(
        DynamicsState.thermal(structure, 20, Noise.seeded(3, 0)),
        Silicon.surface(structure),
        axes(thermostat, x, y, z));
  }

  private static Integrator axes(Thermostat thermostat, AxisMotion x, AxisMotion y, AxisMotion z) {
    return new Integrator(1, thermostat, new CellMotion.Axes(x, y, z, BAROSTAT));
  }

  private static void advance(Trajectory trajectory, int steps) {
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
    }
  }
}
