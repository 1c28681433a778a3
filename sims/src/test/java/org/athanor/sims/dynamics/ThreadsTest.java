package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.AxisMotion.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bit depends on the number of threads, in a system large enough to be shared out. */
class ThreadsTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anyNumberOfThreadsGivesTheSameBits(boolean deformed) {
    Structure crystal = Silicon.diamond(5);
    AxisMotion free = new AxisMotion.Stressed(0);
    CellMotion cell =
        deformed
            ? new CellMotion.Axes(
                new AxisMotion.Strained(-1e-5, Measure.TRUE), free, free, Barostat.at(900))
            : new CellMotion.Full(1, Barostat.at(900));
    Integrator integrator = new Integrator(2, new Thermostat.Rescaling(900, 100), cell);
    DynamicsState start = DynamicsState.thermal(crystal, 1800, Noise.seeded(41, 0));
    Thermo alone = after(start, integrator, 1);
    assertThat(after(start, integrator, 2)).isEqualTo(alone);
    assertThat(after(start, integrator, 3)).isEqualTo(alone);
  }

  private static Thermo after(DynamicsState start, Integrator integrator, int threads) {
    try (Team team = Team.of(threads)) {
      Structure crystal = start.structure();
      Term term = Term.of(StillingerWeber.silicon(), crystal.species());
      Surface surface = new Surface(crystal.size(), term, Optional.empty(), team);
      Trajectory trajectory = new Trajectory(start, surface, integrator);
      for (int step = 0; step < 40; step++) {
        trajectory.advance();
      }
      return trajectory.thermo();
    }
  }
}
