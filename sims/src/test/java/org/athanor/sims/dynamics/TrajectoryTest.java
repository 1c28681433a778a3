package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
  private static final Structure CRYSTAL = Silicon.diamond(2);

  @Test
  void verletConservesTheEnergyToSecondOrder() {
    double coarse = largestDeviation(2.0, 500);
    double fine = largestDeviation(1.0, 1000);
    assertThat(fine / CRYSTAL.size()).isLessThan(1e-3);
    // The first steps, while the crystal is far from equipartition, set both maxima.
    assertThat(coarse / fine).isBetween(3.5, 4.5);
  }

  private static double largestDeviation(double timestep, int steps) {
    DynamicsState start = DynamicsState.thermal(CRYSTAL, 600, Noise.seeded(1, 0));
    Trajectory trajectory =
        new Trajectory(start, Silicon.surface(CRYSTAL), Integrator.verlet(timestep));
    double energy = trajectory.energies().total();
    double largest = 0;
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
      largest = Math.max(largest, Math.abs(trajectory.energies().total() - energy));
    }
    return largest;
  }

  /**
   * The energy wanders by σ = 0.01 meV an atom (1 fs, 600 K) and forgets in about 0.1 ps, so that
   * 20 ps hold 200 readings and show a slope to σ √(12/200)/20 ps, 0.13 meV a nanosecond; four of
   * these.
   */
  @Test
  void verletHasNoDriftToSpeakOf() {
    Trajectory trajectory = verlet(DynamicsState.thermal(CRYSTAL, 1200, Noise.seeded(6, 0)));
    advance(trajectory, 500);
    double products = 0;
    double squares = 0;
    int n = 20_000;
    double first = trajectory.energies().total();
    for (int k = 0; k < n; k++) {
      trajectory.advance();
      double time = k - 0.5 * (n - 1);
      products += time * (trajectory.energies().total() - first);
      squares += time * time;
    }
    double slope = products / squares / CRYSTAL.size();
    double meVPerNanosecond = slope * 1e9;
    assertThat(meVPerNanosecond).isBetween(-0.5, 0.5);
  }

  @Test
  void verletComesBackWhenVelocitiesAreTurned() {
    Trajectory forth = verlet(DynamicsState.thermal(CRYSTAL, 900, Noise.seeded(2, 0)));
    advance(forth, 300);
    DynamicsState there = forth.state();
    assertThat(distance(there.structure(), CRYSTAL)).isGreaterThan(0.1);
    double[] turned = there.velocities().toArray();
    for (int k = 0; k < turned.length; k++) {
      turned[k] = -turned[k];
    }
    Trajectory back =
        verlet(
            DynamicsState.start(
                there.structure(), Vectors.of(turned), Noise.restored(there.noise())));
    advance(back, 300);
    assertThat(distance(back.structure(), CRYSTAL)).isLessThan(1e-9);
  }

  @Test
  void startsAtTheTemperatureWithoutMomentumAndKeepsItSo() {
    Structure large = Silicon.diamond(4);
    Integrator langevin = Integrator.langevin(1, 800, 0.02);
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(large, 800, Noise.seeded(3, 0)),
            Silicon.surface(large),
            langevin);
    // Four standard errors of 2K/((3n−3)k_B): √(2/(3n−3)).
    double error = 4 * 800 * Math.sqrt(2.0 / (3 * large.size() - 3));
    assertThat(trajectory.temperature()).isCloseTo(800, within(error));
    assertThat(momentum(trajectory.state())).isLessThan(1e-12);
    advance(trajectory, 50);
    assertThat(momentum(trajectory.state())).isLessThan(1e-12);
  }

  @Test
  void goesOnFromASavedStateWithTheSameBits() {
    Integrator langevin = Integrator.langevin(1.5, 1200, 0.01);
    DynamicsState start = DynamicsState.thermal(CRYSTAL, 1200, Noise.seeded(4, 0));
    Trajectory whole = new Trajectory(start, Silicon.surface(CRYSTAL), langevin);
    advance(whole, 137);
    Trajectory restored = new Trajectory(whole.state(), Silicon.surface(CRYSTAL), langevin);
    advance(whole, 200);
    advance(restored, 200);
    assertThat(restored.step()).isEqualTo(337);
    assertThat(restored.state()).isEqualTo(whole.state());
    assertThat(restored.energies()).isEqualTo(whole.energies());
  }

  @Test
  void refusesAnAtomAloneAndAbsurdNumbers() {
    Structure alone = new Structure(Cell.cubic(9), Species.of(14), Vectors.zeros(1));
    assertThatThrownBy(() -> DynamicsState.thermal(alone, 300, Noise.seeded(1, 0)))
        .hasMessageContaining("at least 2 atoms");
    assertThatThrownBy(() -> Integrator.langevin(0, 300, 0.1)).hasMessageContaining("fs");
    assertThatThrownBy(() -> Integrator.langevin(1, -300, 0.1)).hasMessageContaining("K");
    assertThatThrownBy(() -> Integrator.langevin(1, 300, 0)).hasMessageContaining("1/fs");
  }

  private static Trajectory verlet(DynamicsState state) {
    return new Trajectory(state, Silicon.surface(CRYSTAL), Integrator.verlet(1));
  }

  private static void advance(Trajectory trajectory, int steps) {
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
    }
  }

  private static double distance(Structure left, Structure right) {
    double[] a = left.positions().toArray();
    double[] b = right.positions().toArray();
    for (int k = 0; k < a.length; k++) {
      a[k] -= b[k];
    }
    return Vectors.of(a).largestNorm();
  }

  /** All masses are equal here. */
  private static double momentum(DynamicsState state) {
    double[] sum = new double[3];
    for (int i = 0; i < state.velocities().size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += state.velocities().get(i, axis);
      }
    }
    return Vectors.of(sum).largestNorm();
  }
}
