package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsCommandTest {
  private static final List<String> FILES =
      List.of(
          "thermo.csv", "trajectory.extxyz", "trajectory.lammpstrj", "final.extxyz", "state.bin");

  @TempDir Path folder;

  private Path parameters;

  @BeforeEach
  void write() throws IOException {
    parameters =
        Files.writeString(
            folder.resolve("Si.sw"),
            """
            Si Si Si 2.1683 2.0951 1.80 21.0 1.20 -0.333333333333
                     7.049556277 0.6022245584 4.0 0.0 0.0
            """);
  }

  @Test
  void leavesReadingsTrajectoriesAndAFinalStructure() throws IOException {
    Shell shell = dynamics("run", 60, "nvt", "--json");
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    JsonNode json = shell.json();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/dynamics");
    assertThat(json.get("state").asText()).isEqualTo("done");
    assertThat(json.get("steps").asInt()).isEqualTo(60);
    assertThat(json.get("last").get("timePs").asDouble()).isCloseTo(0.06, within(1e-12));
    JsonNode averages = json.get("averages");
    assertThat(averages.get("readings").asInt()).isEqualTo(7);
    assertThat(averages.get("pressureGPa").get("error").isNull()).isTrue();
    List<String> thermo = Files.readAllLines(folder.resolve("run/thermo.csv"));
    assertThat(thermo).hasSize(1 + 13);
    assertThat(thermo.getFirst()).startsWith("step,time_ps,temperature_K,potential_eV,");
    assertThat(thermo.getLast().split(",", -1)).hasSize(24).startsWith("60", "0.06");
    List<Frame> frames = ExtxyzReader.readAll(folder.resolve("run/trajectory.extxyz"));
    assertThat(frames.stream().map(frame -> frame.info().get("step")))
        .containsExactly("0", "30", "60");
    Frame last = ExtxyzReader.readAll(folder.resolve("run/final.extxyz")).getFirst();
    assertThat(last.structure()).isEqualTo(frames.getLast().structure());
    assertThat(last.structure().size()).isEqualTo(16);
    assertThat(Files.readAllLines(folder.resolve("run/trajectory.lammpstrj")))
        .hasSize(3 * (13 + 16));
  }

  @Test
  void printsATableWithUnitsAndAverages() {
    Shell shell = dynamics("run", 60, "npt");
    List<String> lines = shell.out().lines().toList();
    assertThat(lines.get(0)).contains("temperature", "effective");
    assertThat(lines.get(1)).contains("K", "GPa", "Å³");
    assertThat(lines.get(2)).startsWith("         0     0.000");
    assertThat(lines.get(2)).hasSameSizeAs(lines.get(0)).hasSameSizeAs(lines.get(14));
    assertThat(shell.out())
        .contains("averages over the second half, 7 readings")
        .contains("effective energy drifts by")
        .contains("60 steps done in ");
  }

  /** Made longer, with files that are ahead of the saved state, as after a kill. */
  @ParameterizedTest
  @ValueSource(strings = {"nve", "langevin", "nvt", "npt", "npt-full", "deform"})
  void goesOnAsIfNothingHadHappened(String ensemble) throws IOException {
    dynamics("whole", 80, ensemble);
    assertThat(dynamics("cut", 40, ensemble).exitStatus()).isZero();
    for (String ahead : List.of("thermo.csv", "trajectory.extxyz")) {
      Files.writeString(
          folder.resolve("cut").resolve(ahead), "45,half a li", StandardOpenOption.APPEND);
    }
    assertThat(dynamics("cut", 80, ensemble, "--threads", "2").exitStatus()).isZero();
    for (String name : FILES) {
      assertThat(folder.resolve("cut").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
    Shell again = dynamics("cut", 80, ensemble, "--json");
    assertThat(again.json().get("atomStepsPerSecond").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed 2              | expected --seed 1, with which the run there was begun, got 2",
        "--timestep 2          | expected --timestep",
        "--structure bcc:Si    | expected --structure diamond:Si@5.431, with",
        "--format extxyz       | expected --format",
      })
  void anotherRunDoesNotGoOn(String option, String words) {
    assertThat(dynamics("run", 5, "nve").exitStatus()).isZero();
    Shell shell = dynamics("run", 10, "nve", option.split(" ", -1));
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains(words).contains("another directory").hasLineCount(1);
  }

  @Test
  void anotherPotentialUnderTheSameNameIsNoticed() throws IOException {
    dynamics("run", 5, "nve");
    Files.writeString(parameters, Files.readString(parameters).replace("21.0", "21.1"));
    assertThat(dynamics("run", 10, "nve").err()).contains("has a file of the potential changed?");
  }

  @Test
  void aDamagedStateIsRefused() throws IOException {
    dynamics("run", 5, "nve");
    Path file = folder.resolve("run/state.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 4;
    Files.write(file, bytes);
    assertThat(dynamics("run", 10, "nve").err()).contains("state.bin").contains("checksum");
    Files.write(file, java.util.Arrays.copyOf(bytes, 300));
    assertThat(dynamics("run", 10, "nve").err()).contains("ends too early");
    Files.writeString(file, "\0\3abc");
    assertThat(dynamics("run", 10, "nve").err()).contains("begins differently");
  }

  @Test
  void lostReadingsAreNoticed() throws IOException {
    dynamics("run", 10, "nve");
    Files.delete(folder.resolve("run/trajectory.extxyz"));
    assertThat(dynamics("run", 20, "nve").err()).contains("trajectory.extxyz: expected at least");
  }

  @Test
  void aRunAwayFailsAndSaysWhy() {
    Shell shell = dynamics("run", 50, "nve", "--initial-temperature", "1e6", "--timestep", "50");
    assertThat(shell.exitStatus()).isEqualTo(1);
    assertThat(shell.err()).contains("time step too long");
  }

  private Shell dynamics(String directory, int steps, String ensemble, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("dynamics"));
    List<String> given = List.of(more);
    if (!given.contains("--structure")) {
      arguments.addAll(List.of("--structure", "diamond:Si@5.431"));
    }
    if (!given.contains("--format")) {
      arguments.addAll(List.of("--format", "extxyz,lammps"));
    }
    if (ensemble.equals("deform")) {
      arguments.addAll(List.of("--x", "true:-1e10", "--y", "stress:0"));
    }
    arguments.addAll(
        List.of(
            "--potential",
            "sw:" + parameters + ":Si",
            "--supercell",
            "2x1x1",
            "--ensemble",
            ensemble,
            "--temperature",
            "600",
            "--thermo",
            "5",
            "--dump",
            "30",
            "--checkpoint",
            "20",
            "--steps",
            steps,
            "--directory",
            folder.resolve(directory)));
    arguments.addAll(given);
    return Shell.run(arguments.toArray());
  }
}
