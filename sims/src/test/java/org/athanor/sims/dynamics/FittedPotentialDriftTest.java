package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether a fitted cluster expansion keeps the energy in molecular dynamics. */
class FittedPotentialDriftTest {
  private static final Structure CRYSTAL =
      SampleStructures.diamond(2.352, List.of(14)).repeated(2, 2, 2);

  private static LinearPotential fitted;

  @BeforeAll
  static void fit() {
    AceBasis basis = AceBasis.of(4.3, new ClusterShape(4, 80, 5, 4), List.of(14));
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD);
    List<Structure> all = SiliconLabels.hot(1);
    for (int k = 0; k < all.size(); k += 3) {
      fit.absorb(all.get(k), SiliconLabels.of(all.get(k)));
    }
    fitted = fit.solve().potential();
  }

  /** Total energies in meV per atom, step by step; half the temperature goes into the springs. */
  private static double[] energies(double temperature, double timestep, int steps) {
    Surface surface =
        new Surface(CRYSTAL.size(), Term.of(fitted, CRYSTAL.species()), Optional.empty());
    DynamicsState start = DynamicsState.thermal(CRYSTAL, 2 * temperature, Noise.seeded(5, 0));
    Trajectory trajectory = new Trajectory(start, surface, Integrator.verlet(timestep));
    double[] energies = new double[steps];
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
      energies[step] = 1000 * trajectory.energies().total() / CRYSTAL.size();
    }
    return energies;
  }

  private static double mean(double[] energies, int from, int to) {
    return Arrays.stream(energies, from, to).average().orElseThrow();
  }

  private static double deviation(double[] energies) {
    double mean = mean(energies, 0, energies.length);
    return Math.sqrt(
        Arrays.stream(energies).map(e -> (e - mean) * (e - mean)).average().orElseThrow());
  }

  /** As velocity Verlet does with forces that are the energy's slopes, to the last digit. */
  @Test
  void theEnergyWandersByTheSquareOfTheTimeStep() {
    double coarse = deviation(energies(300, 1, 1000));
    double fine = deviation(energies(300, 0.5, 2000));
    assertThat(coarse).isBetween(1e-3, 0.1);
    assertThat(coarse / fine).isBetween(3.5, 4.5);
  }

  /** Hot atoms come close to each other and cross the cutoff all the time. */
  @Test
  void nothingIsGainedOrLostWhereAtomsAreHot() {
    double[] energies = energies(1500, 1, 2000);
    double gained = mean(energies, 1500, 2000) - mean(energies, 0, 500);
    assertThat(deviation(energies)).isBetween(1e-2, 1.0);
    assertThat(Math.abs(gained)).isLessThan(deviation(energies));
  }
}
