package org.athanor.sims.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.strength.Loading.Pace;
import org.athanor.sims.strength.crystal.Defects;
import org.athanor.sims.strength.crystal.LoopSettings;
import org.athanor.sims.strength.crystal.LoopSettings.Kind;
import org.athanor.sims.strength.crystal.Miller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrengthRunTest {
  private static final Potential TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM);

  @TempDir private Path home;

  /** Stops a run after so many steps. */
  private static final class Patience implements Observer {
    private int steps;

    Patience(int steps) {
      this.steps = steps;
    }

    @Override
    public void note(String line) {}

    @Override
    public void progress(double share, double strain) {
      steps--;
    }

    @Override
    public boolean stop() {
      return steps <= 0;
    }
  }

  @Test
  void goesOnWithTheSameBitsWhereverItWasCutOnAnyNumberOfThreads() throws IOException {
    StrengthSettings settings = loops(0.02);
    Optional<Curve> whole = run(settings, "whole", Integer.MAX_VALUE);
    Path cut = home.resolve("cut");
    int pieces = 1;
    Optional<Curve> pieced = run(settings, "cut", 13);
    while (pieced.isEmpty()) {
      // What a kill leaves behind: samples from after the checkpoint, the last one not whole.
      Files.writeString(cut.resolve("stress-strain.csv"), "1,2,3\n4,", StandardOpenOption.APPEND);
      pieced = run(settings, "cut", 41, 1 + pieces % 3);
      pieces++;
    }
    assertThat(pieces).isGreaterThan(3);
    assertThat(pieced).isEqualTo(whole);
    for (String file : List.of("stress-strain.csv", "checkpoint.bin")) {
      assertThat(cut.resolve(file)).hasSameBinaryContentAs(home.resolve("whole").resolve(file));
    }
    assertThat(run(settings, "whole", 1)).isEqualTo(whole);
  }

  @Test
  void compressesAtTheRateAgainstTheElasticConstants() throws IOException {
    Specimen small =
        new Specimen(
            Element.of("Ta"),
            new Miller(1, 0, 0),
            new Size(4, 4, 4, Size.Unit.CELLS),
            new Defects.None());
    Loading loading = new Loading(1, 0, 1e10, 0.01, new Pace(2, 100, 20), 5);
    Curve curve =
        run(new StrengthSettings("zhou:Ta", small, loading), "elastic", Integer.MAX_VALUE)
            .orElseThrow();
    assertThat(curve.atoms()).isEqualTo(128);
    assertThat(curve.samples()).hasSize(20);
    Sample last = curve.last();
    assertThat(last.strain()).isCloseTo(0.01 * (1 - 0.4 / 20), within(1e-6));
    assertThat(last.timePs()).isCloseTo(1, within(1e-9));
    assertThat(last.bcc()).isEqualTo(1);
    // Along [100] E = (C11 − C12)(C11 + 2 C12)/(C11 + C12) = 145 GPa at rest.
    assertThat(last.stressGPa()).isCloseTo(1.45 * 0.98, within(0.1));
    assertThat(last.vonMisesGPa()).isCloseTo(last.stressGPa(), within(0.02));
    assertThat(last.lateralGPa()).isCloseTo(0, within(0.2));
  }

  @Test
  void refusesAnotherRunsFolder() throws IOException {
    run(loops(0.02), "mine", 5);
    assertThatThrownBy(() -> run(loops(0.03), "mine", 5))
        .hasMessageContaining("same settings")
        .hasMessageContaining("strain=0.02")
        .hasMessageContaining("strain=0.03");
  }

  @Test
  void refusesADamagedCheckpoint() throws IOException {
    run(loops(0.02), "damaged", 5);
    Path checkpoint = home.resolve("damaged").resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 4;
    Files.write(checkpoint, bytes);
    assertThatThrownBy(() -> run(loops(0.02), "damaged", 5)).hasMessageContaining("checksum");
  }

  @Test
  void noticesAnotherPotential() throws IOException {
    run(loops(0.02), "changed", 5);
    RunFolder folder = new RunFolder(home.resolve("changed"), Duration.ofHours(1));
    double[] logs = ZhouParameters.TANTALUM.logTunable().toArray();
    logs[1] += 1e-9;
    Potential near = ZhouEam.of(ZhouParameters.TANTALUM.withLogTunable(Scalars.of(logs)));
    StrengthRun other =
        new StrengthRun(loops(0.02), new Engine(near, Team.alone()), folder, new Patience(5));
    assertThatThrownBy(other::run).hasMessageContaining("potential that the run began with");
  }

  private Optional<Curve> run(StrengthSettings settings, String name, int steps)
      throws IOException {
    return run(settings, name, steps, 1);
  }

  private Optional<Curve> run(StrengthSettings settings, String name, int steps, int threads)
      throws IOException {
    RunFolder folder = new RunFolder(home.resolve(name), Duration.ofHours(1));
    try (Team team = Team.of(threads)) {
      Engine engine = new Engine(TANTALUM, team);
      return new StrengthRun(settings, engine, folder, new Patience(steps)).run();
    }
  }

  /** 30 steps of warming up and 100 of compression with 20 samples for a strain of 0.02. */
  private static StrengthSettings loops(double strain) {
    Defects loop = new Defects.Loops(new LoopSettings(Kind.VACANCY, 1, 4, 1));
    Size size = new Size(7, 7, 7, Size.Unit.CELLS);
    Specimen specimen = new Specimen(Element.of("Ta"), new Miller(1, 0, 0), size, loop);
    Pace pace = new Pace(2, 60, 20);
    return new StrengthSettings("zhou:Ta", specimen, new Loading(300, 0, 1e11, strain, pace, 5));
  }
}
