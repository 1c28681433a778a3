package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.Test;

/**
 * Heat is shared out among light and heavy atoms, though the thermostat sees all of them as one.
 */
class EquipartitionTest {
  private static final double TEMPERATURE = 120;

  @Test
  void neonAndXenonAreEquallyHotInTheEnd() {
    Structure mixed = mixed();
    DynamicsState start = hotNeon(mixed);
    LennardJones.Parameters argon = new LennardJones.Parameters(0.0104, 3.4, 7);
    Term term =
        Term.of(
            LennardJones.of(
                Map.of(
                    new SpeciesPair(10, 10), argon,
                    new SpeciesPair(10, 54), argon,
                    new SpeciesPair(54, 54), argon),
                Truncation.SHIFTED),
            mixed.species());
    Trajectory trajectory =
        new Trajectory(
            start,
            new Surface(mixed.size(), term, Optional.empty()),
            new Integrator(4, new Thermostat.Rescaling(TEMPERATURE, 100), new CellMotion.Fixed()));
    double[] first = temperatures(trajectory.state());
    assertThat(first[0]).isGreaterThan(3 * first[1]);
    Mean neon = new Mean(500);
    Mean xenon = new Mean(500);
    for (int step = 0; step < 24_000; step++) {
      trajectory.advance();
      if (step >= 4_000) {
        double[] now = temperatures(trajectory.state());
        neon.add(now[0]);
        xenon.add(now[1]);
      }
    }
    // Neon's fastest modes here have ω = 0.015/fs: (ωh)²/4 is 0.1 %.
    assertThat(neon.error()).isLessThan(0.02 * TEMPERATURE);
    assertThat(neon.value()).isCloseTo(TEMPERATURE, within(0.001 * TEMPERATURE + 4 * neon.error()));
    assertThat(xenon.value())
        .isCloseTo(TEMPERATURE, within(0.001 * TEMPERATURE + 4 * xenon.error()));
  }

  /** fcc, every second atom xenon. */
  private static Structure mixed() {
    Structure crystal = Phase.of("fcc", Element.of("Ar")).repeated(2, 2, 2);
    int[] numbers = new int[crystal.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i % 2 == 0 ? 10 : 54;
    }
    double scale = 5.4 * 2 / crystal.cell().rows().get(0, 0) - 1;
    return new Structure(crystal.cell(), Species.of(numbers), crystal.positions())
        .strained(Matrix3.diagonal(scale, scale, scale));
  }

  /** All atoms have velocities as if they were equally heavy, so the heavy ones are cold. */
  private static DynamicsState hotNeon(Structure mixed) {
    Structure light =
        new Structure(mixed.cell(), Species.repeated(10, mixed.size()), mixed.positions());
    Noise noise = Noise.seeded(51, 0);
    DynamicsState state = DynamicsState.thermal(light, TEMPERATURE, noise);
    double[] velocities = state.velocities().toArray();
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] *= k / 3 % 2 == 0 ? 1 : 0.1;
    }
    return DynamicsState.start(mixed, Vectors.of(atRest(mixed, velocities)), noise);
  }

  private static double[] atRest(Structure structure, double[] velocities) {
    double total = 0;
    for (int i = 0; i < structure.size(); i++) {
      total += mass(structure, i);
    }
    for (int axis = 0; axis < 3; axis++) {
      double momentum = 0;
      for (int i = 0; i < structure.size(); i++) {
        momentum += mass(structure, i) * velocities[3 * i + axis];
      }
      for (int i = 0; i < structure.size(); i++) {
        velocities[3 * i + axis] -= momentum / total;
      }
    }
    return velocities;
  }

  /**
   * Kinetic temperatures of neon and xenon: an atom of mass m has 3 (1 − m/M) degrees of freedom, M
   * the total mass, since the centre of mass is at rest.
   */
  private static double[] temperatures(DynamicsState state) {
    double[] energy = new double[2];
    double[] freedom = new double[2];
    double total = 0;
    for (int i = 0; i < state.structure().size(); i++) {
      total += mass(state.structure(), i);
    }
    for (int i = 0; i < state.structure().size(); i++) {
      double mass = mass(state.structure(), i);
      freedom[i % 2] += 3 * (1 - mass / total);
      for (int axis = 0; axis < 3; axis++) {
        double v = state.velocities().get(i, axis);
        energy[i % 2] += mass * v * v / Units.ACCELERATION;
      }
    }
    return new double[] {
      energy[0] / (freedom[0] * Units.BOLTZMANN), energy[1] / (freedom[1] * Units.BOLTZMANN)
    };
  }

  private static double mass(Structure structure, int i) {
    return Element.of(structure.species().get(i)).mass();
  }
}
