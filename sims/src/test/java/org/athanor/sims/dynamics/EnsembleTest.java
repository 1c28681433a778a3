package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.AxisMotion.Measure;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every thermostat and every cell motion. */
class EnsembleTest {
  private static final double TEMPERATURE = 900;

  static Stream<Named<Integrator>> all() {
    Integrator nvt =
        new Integrator(2, new Thermostat.Rescaling(TEMPERATURE, 100), new CellMotion.Fixed());
    Barostat barostat = Barostat.at(TEMPERATURE);
    AxisMotion strained = new AxisMotion.Strained(-1e-6, Measure.ENGINEERING);
    AxisMotion free = new AxisMotion.Stressed(0);
    return Stream.of(
        Named.of("nve", Integrator.verlet(2)),
        Named.of("langevin", Integrator.langevin(2, TEMPERATURE, 0.01)),
        Named.of("nvt", nvt),
        Named.of("npt", nvt.with(new CellMotion.Isotropic(1, barostat))),
        Named.of("npt-full", nvt.with(new CellMotion.Full(1, barostat))),
        Named.of("deform", nvt.with(new CellMotion.Axes(strained, free, free, barostat))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOnFromASavedStateWithTheSameBits(Integrator integrator) {
    Trajectory whole = start(integrator);
    advance(whole, 61);
    Structure crystal = whole.structure();
    Trajectory restored = new Trajectory(whole.state(), Silicon.surface(crystal), integrator);
    advance(whole, 90);
    advance(restored, 90);
    assertThat(restored.state()).isEqualTo(whole.state());
    assertThat(restored.thermo()).isEqualTo(whole.thermo());
  }

  /**
   * The effective energy wanders within what the step costs, while the energy of a thermostatted
   * crystal that starts without thermal displacements grows by 3/2 k_BT = 0.1 eV an atom.
   */
  @ParameterizedTest
  @MethodSource("all")
  void theEffectiveEnergyStays(Integrator integrator) {
    Trajectory trajectory = start(integrator);
    double start = trajectory.thermo().effective();
    double energy = trajectory.energies().total();
    int n = trajectory.structure().size();
    advance(trajectory, 1500);
    assertThat((trajectory.thermo().effective() - start) / n).isBetween(-1e-3, 1e-3);
    boolean heated = !(integrator.thermostat() instanceof Thermostat.Off);
    assertThat((trajectory.energies().total() - energy) / n > 0.05).isEqualTo(heated);
  }

  private static Trajectory start(Integrator integrator) {
    Structure crystal = Silicon.diamond(2);
    return new Trajectory(
        DynamicsState.thermal(crystal, TEMPERATURE, Noise.seeded(31, 0)),
        Silicon.surface(crystal),
        integrator);
  }

  private static void advance(Trajectory trajectory, int steps) {
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
    }
  }
}
