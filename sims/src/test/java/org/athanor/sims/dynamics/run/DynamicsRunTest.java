package org.athanor.sims.dynamics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Silicon;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.Trajectory;
import org.athanor.sims.dynamics.run.DynamicsRun.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsRunTest {
  private static final Structure CRYSTAL = Silicon.diamond(1);

  @TempDir Path folder;

  @Test
  void stopsWhenAskedToAndGoesOnToTheSameFiles() throws IOException {
    assertThat(run("whole", 50, () -> false)).isEqualTo(End.DONE);
    int stops = 0;
    while (run("cut", 50, after(7)) == End.STOPPED) {
      stops++;
    }
    assertThat(stops).isEqualTo(7);
    for (String name : List.of("thermo.csv", "trajectory.lammpstrj", "final.extxyz", "state.bin")) {
      assertThat(folder.resolve("cut").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
  }

  @Test
  void aCrashWhileTheStateIsWrittenLeavesTheOldOne() throws IOException {
    run("whole", 50, () -> false);
    run("cut", 50, after(20));
    Files.writeString(folder.resolve("cut/state.bin.part"), "half a st");
    assertThat(run("cut", 50, () -> false)).isEqualTo(End.DONE);
    assertThat(folder.resolve("cut/thermo.csv"))
        .hasSameBinaryContentAs(folder.resolve("whole/thermo.csv"));
  }

  @Test
  void aDirectoryIsForOneRunAtATime() throws IOException {
    DynamicsRun first = open("one");
    assertThatThrownBy(() -> open("one")).hasMessageContaining("another run is using");
    first.close();
    open("one").close();
  }

  @Test
  void readingsAreAveragedOverTheSecondHalf() throws IOException {
    Path file = folder.resolve("thermo.csv");
    StringBuilder text = new StringBuilder(String.join(",", ThermoFile.COLUMNS) + "\n");
    for (int k = 0; k <= 80; k++) {
      double wave = k % 2 == 0 ? 1 : -1;
      double temperature = k < 40 ? 1e9 : 300 + wave;
      text.append(k + "," + 0.1 * k + "," + temperature + ",-40,2,-38," + (-38 + 1e-4 * k))
          .append(",1.5,160" + ",0".repeat(15) + "\n");
    }
    Files.writeString(file, text);
    ThermoSummary half = ThermoSummary.read(file, 8).orElseThrow();
    assertThat(half.readings()).isEqualTo(41);
    // 41 readings, from 301 to 301 K; blocks of four have the same mean.
    assertThat(half.temperature().mean()).isCloseTo(300 + 1.0 / 41, within(1e-9));
    assertThat(half.temperature().error()).isZero();
    assertThat(half.volume().mean()).isEqualTo(20);
    assertThat(half.potential().mean()).isEqualTo(-5);
    // 1e-4 eV in 0.1 ps for 8 atoms is 125 meV per atom and ns.
    assertThat(half.drift()).isCloseTo(125, within(1e-6));
  }

  @Test
  void theErrorOfAMeanIsThatOfItsBlocks() {
    double[] readings = new double[40];
    for (int k = 0; k < 40; k++) {
      readings[k] = Math.floorDiv(k, 4);
    }
    // Blocks of 4 have means 0 … 9: variance 82.5/9, error √(82.5/(9·10)).
    assertThat(Average.of(readings)).isEqualTo(new Average(4.5, Math.sqrt(82.5 / 90)));
    assertThat(Average.of(new double[] {1, 2}).error()).isNaN();
  }

  private End run(String directory, int steps, BooleanSupplier stop) throws IOException {
    try (DynamicsRun run = open(directory)) {
      return run.run(steps, stop, new Unwatched());
    }
  }

  private DynamicsRun open(String directory) throws IOException {
    RunSettings settings =
        new RunSettings(
            new TreeMap<>(),
            Integrator.langevin(2, 700, 0.02),
            5,
            10,
            List.of(TrajectoryFormat.LAMMPS),
            15);
    return DynamicsRun.open(
        folder.resolve(directory),
        settings,
        () -> DynamicsState.thermal(CRYSTAL, 700, Noise.seeded(5, 5)),
        state -> Silicon.surface(state.structure()));
  }

  private static BooleanSupplier after(int steps) {
    int[] asked = new int[1];
    return () -> asked[0]++ == steps;
  }

  /** Nobody looks. */
  private record Unwatched() implements Display {
    @Override
    public void started(Trajectory trajectory, int steps) {}

    @Override
    public void stepped(int step) {}

    @Override
    public void read(Thermo thermo, Optional<Double> grade) {}
  }
}
