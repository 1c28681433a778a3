package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.persistence.formats.ExtxyzReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthCommandTest {
  /** 128 atoms, a hundred steps. */
  private static final List<String> SMALL =
      List.of(
          "--potential",
          "zhou:Ta",
          "--cells",
          "4",
          "--defects",
          "none",
          "--rate",
          "1e11",
          "--strain",
          "0.02",
          "--thermalise",
          "0.02",
          "--samples",
          "100");

  @TempDir Path folder;

  @Test
  void leavesCurvePageSummaryAndDefects() throws IOException {
    Path home = folder.resolve("run");
    Shell shell = strength("--directory", home.toString(), "--plateau", "0.01,0.02", "--json");
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    JsonNode json = shell.json();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/strength");
    assertThat(json.get("atoms").asInt()).isEqualTo(128);
    assertThat(json.get("samples").asInt()).isEqualTo(100);
    JsonNode flow = json.get("flow");
    assertThat(flow.get("stressGPa").asDouble()).isPositive();
    assertThat(flow.get("errorGPa").asDouble()).isPositive();
    assertThat(flow.get("fromStrain").asDouble()).isBetween(0.0098, 0.0104);
    assertThat(Files.readAllLines(home.resolve("stress-strain.csv")))
        .hasSize(101)
        .first()
        .asString()
        .startsWith("step,time_ps,true_strain,stress_GPa");
    assertThat(home.resolve("report.html")).content().contains("<svg", "Flow stress");
    assertThat(home.resolve("summary.txt")).content().contains("Flow stress", "128 atoms");
    try (Stream<Path> frames = Files.list(home.resolve("defects"))) {
      assertThat(frames).hasSize(10);
    }
  }

  @Test
  void whatCannotBeBuiltLeavesNoFolder() {
    Path home = folder.resolve("none");
    Shell small = strength("--directory", home.toString(), "--defects", "loops");
    assertThat(small.exitStatus()).isEqualTo(2);
    assertThat(small.err()).contains("loops: expected room for 4 of radius");
    Shell large = strength("--directory", home.toString(), "--cells", "2000");
    assertThat(large.err()).contains("crystal: expected at most 100000000 atoms, got 1.6E10");
    assertThat(home).doesNotExist();
  }

  @Test
  void saysWhyThereIsNoPlateau() {
    Shell shell = strength("--directory", folder.resolve("short").toString(), "--samples", "10");
    assertThat(shell.exitStatus()).isEqualTo(1);
    assertThat(shell.out()).contains("No flow stress: expected at least 80 samples");
  }

  @Test
  void writesDefectsThatCanBeRead() throws IOException {
    Path home = folder.resolve("defects");
    Shell shell =
        strength(
            "--directory",
            home.toString(),
            "--defects",
            "screws",
            "--cells",
            "1,8,7",
            "--strain",
            "0.002",
            "--samples",
            "1");
    assertThat(shell.exitStatus()).as(shell.err()).isEqualTo(1);
    Path file = home.resolve("defects").resolve("strain-0.0020.extxyz");
    assertThat(ExtxyzReader.readAll(file)).hasSize(1);
    assertThat(ExtxyzReader.readAll(file).getFirst().structure().size()).isBetween(4, 60);
  }

  @ParameterizedTest
  @CsvSource({
    "--defects, loop, 'the nearest is loops'",
    "--axis, '1,1', 'three whole numbers'",
    "--cells, 'a', '--cells: expected one number or three'",
    "--element, W, 'expected one of [Ta], got \"W\"'",
    "--rate, 1e14, 'strain below 0.001 in a time step'",
    "--plateau, '0.3,0.1', 'two rising strains'",
    "--temperature, -5, 'positive temperature in K'"
  })
  void refusesBadOptions(String option, String value, String message) {
    Shell shell = strength("--directory", folder.resolve("bad").toString(), option, value);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains(message).hasLineCount(1);
    assertThat(folder.resolve("bad")).doesNotExist();
  }

  /** The small run with some options changed or added. */
  private static Shell strength(String... changes) {
    List<String> all = new ArrayList<>(SMALL);
    for (int k = 0; k < changes.length; k++) {
      if (all.contains(changes[k]) && changes[k].startsWith("--")) {
        all.set(all.indexOf(changes[k]) + 1, changes[++k]);
      } else {
        all.add(changes[k]);
      }
    }
    all.add(0, "strength");
    return Shell.run(Collections.unmodifiableList(all).toArray());
  }
}
