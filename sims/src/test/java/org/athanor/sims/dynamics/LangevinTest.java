package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class LangevinTest {
  private static final double TEMPERATURE = 900;
  private static final double THERMAL = Units.BOLTZMANN * TEMPERATURE;
  private static final double STIFFNESS = 5;
  private static final double LENGTH = 1.5;

  /** A C–Si dumbbell: three degrees of freedom, density of lengths ∝ r² exp(−k(r−r₀)²/2k_BT). */
  @Test
  void samplesADumbbellExactly() {
    Structure dumbbell =
        new Structure(
            new Cell(Matrix3.diagonal(20, 20, 20), Cell.Periodicity.NONE),
            Species.of(6, 14),
            Vectors.of(0, 0, 0, 0.9, -0.8, 0.9));
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(dumbbell, TEMPERATURE, Noise.seeded(5, 0)),
            new Surface(
                2, Term.of(new Spring(STIFFNESS, LENGTH), dumbbell.species()), Optional.empty()),
            Integrator.langevin(2, TEMPERATURE, 0.05));
    Mean temperature = new Mean(1000);
    Mean length = new Mean(1000);
    Mean square = new Mean(1000);
    for (int step = 0; step < 400_000; step++) {
      trajectory.advance();
      temperature.add(trajectory.temperature());
      double r = length(trajectory.surface().positions());
      length.add(r);
      square.add((r - LENGTH) * (r - LENGTH));
    }
    // The time step makes BAOAB's velocities too slow by (ωh)²/4, 0.6 % here; positions are exact.
    assertThat(temperature.value())
        .isCloseTo(TEMPERATURE, within(0.006 * TEMPERATURE + 4 * temperature.error()));
    assertThat(length.value()).isCloseTo(integral(1), within(4 * length.error()));
    assertThat(square.value()).isCloseTo(integral(2), within(4 * square.error()));
    assertThat(square.error()).isLessThan(0.02 * integral(2));
  }

  @Test
  void coldSiliconHasHalfKTInEveryDegreeOfFreedom() {
    Structure crystal = Silicon.diamond(1);
    double rest = energyAtRest(crystal);
    Trajectory trajectory =
        new Trajectory(
            DynamicsState.thermal(crystal, 60, Noise.seeded(6, 0)),
            Silicon.surface(crystal),
            Integrator.langevin(2, 60, 0.02));
    Mean temperature = new Mean(1000);
    Mean potential = new Mean(1000);
    for (int step = 0; step < 100_000; step++) {
      trajectory.advance();
      Energies energies = trajectory.energies();
      temperature.add(energies.temperature());
      potential.add(2 * (energies.potential() - rest) / (21 * Units.BOLTZMANN));
    }
    assertThat(temperature.error()).isLessThan(0.6);
    assertThat(temperature.value()).isCloseTo(60, within(0.3 + 4 * temperature.error()));
    // Anharmonic terms at 60 K: below one per cent.
    assertThat(potential.value()).isCloseTo(60, within(0.6 + 4 * potential.error()));
  }

  private static double energyAtRest(Structure crystal) {
    Surface surface = Silicon.surface(crystal);
    surface.evaluate(crystal);
    return surface.base().energy();
  }

  private static double length(double[] p) {
    double x = p[3] - p[0];
    double y = p[4] - p[1];
    double z = p[5] - p[2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** ⟨r⟩ (moment 1) or ⟨(r−r₀)²⟩ (moment 2) by the trapezoidal rule. */
  private static double integral(int moment) {
    double norm = 0;
    double sum = 0;
    for (int k = 1; k < 30_000; k++) {
      double r = k * 1e-4;
      double d = r - LENGTH;
      double weight = r * r * Math.exp(-STIFFNESS * d * d / (2 * THERMAL));
      norm += weight;
      sum += weight * (moment == 1 ? r : d * d);
    }
    return sum / norm;
  }
}
