package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill and a Ctrl-C in the middle of dynamics, and the files of an undisturbed run in the end.
 */
@Tag("trial")
class DynamicsInterruptTest {
  private static final int SIGINT = 2;

  @TempDir Path home;

  @Test
  void endsWithTheSameFiles() throws Exception {
    assertThat(Athanor.here(command("whole")).fine().output()).contains("steps done");
    Path readings = home.resolve("cut/thermo.csv");
    try (Athanor athanor = Athanor.start(home, command("cut"))) {
      waitForLines(readings, 20);
      assertThat(athanor.kill()).isTrue();
    }
    long before = lines(readings);
    try (Athanor athanor = Athanor.start(home, command("cut"))) {
      waitForLines(readings, before + 20);
      athanor.interrupt();
      Answer answer = athanor.answer();
      assertThat(answer.status()).isEqualTo(128 + SIGINT);
      assertThat(answer.output()).contains("stopped at step").contains("goes on");
    }
    Athanor.here(command("cut")).fine();
    for (String name : List.of("thermo.csv", "trajectory.extxyz", "final.extxyz", "state.bin")) {
      assertThat(home.resolve("cut").resolve(name))
          .hasSameBinaryContentAs(home.resolve("whole").resolve(name));
    }
  }

  private String[] command(String directory) {
    return new String[] {
      "dynamics",
      "--potential",
      "lj:0.0104,3.4,6.0:Ar",
      "--structure",
      "fcc:Ar@5.4",
      "--supercell",
      "2",
      "--ensemble",
      "nvt",
      "--temperature",
      "40",
      "--timestep",
      "4",
      "--thermo",
      "10",
      "--dump",
      "100",
      "--checkpoint",
      "50",
      "--steps",
      "12000",
      "--directory",
      home.resolve(directory).toString()
    };
  }

  private static void waitForLines(Path file, long least) {
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(file) && lines(file) >= least);
  }

  private static long lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
