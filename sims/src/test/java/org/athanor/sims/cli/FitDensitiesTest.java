package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.embedding.EmbeddedPotential;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.sims.potential.PotentialSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two densities: refined, evaluated, exported. */
class FitDensitiesTest {
  private static final String BASIS = "radial-angular:4.2:6,3,2,0,0";

  @TempDir Path folder;

  private Path dataset;
  private Path test;
  private Path output;

  @BeforeEach
  void write() {
    dataset = folder.resolve("dataset.extxyz");
    test = folder.resolve("test.extxyz");
    output = folder.resolve("fitted");
    ExtxyzWriter.writeAll(dataset, SiliconFrames.of(80, 1));
    ExtxyzWriter.writeAll(test, SiliconFrames.of(60, 2));
  }

  private Shell fit(Object... more) {
    List<Object> all = new ArrayList<>(List.of("fit", dataset, "--basis", BASIS));
    all.addAll(List.of(more));
    return Shell.run(all.toArray());
  }

  @Test
  void twoDensitiesAreRefinedEvaluatedAndExported() throws IOException {
    Object[] order = {
      "fit", dataset, "--basis", "ace:4.2:3,20,4,2", "--densities", "2", "--steps", "8"
    };
    List<Object> words = new ArrayList<>(List.of(order));
    words.addAll(List.of("--output", output, "--test", test, "--json"));
    Shell shell = Shell.run(words.toArray());
    assertThat(shell.err()).isEmpty();
    JsonNode json = shell.json();
    assertThat(json.get("densities").asInt()).isEqualTo(2);
    assertThat(json.at("/refinement/steps").asInt()).isBetween(3, 8);
    assertThat(json.at("/refinement/loss").asDouble())
        .isLessThan(json.at("/refinement/lossAtStart").asDouble());
    assertThat(json.at("/uncertainty/forceEVPerAngstrom/testCoverage/ninety").asDouble())
        .isBetween(0.8, 0.97);
    assertThat(output.resolve("refinement.bin")).doesNotExist();
    assertThat(Files.readString(output.resolve("fit.html"))).contains("Two densities");
    Path out = folder.resolve("out.extxyz");
    JsonNode own = evaluated(output.toString(), out);
    assertThat(own.at("/errors/forceMaeMeVPerAngstrom").asDouble())
        .isEqualTo(json.at("/testErrors/forceMaeMeVPerAngstrom").asDouble());
    assertThat(Files.readAllLines(out).get(1)).contains("grade=");
    Path yace = folder.resolve("si.yace");
    assertThat(Shell.run("export", output, "--output", yace).err()).isEmpty();
    Path plain = folder.resolve("plain.extxyz");
    JsonNode exported =
        Shell.run(
                "evaluate",
                "--potential",
                "ace:" + yace + ":Si+zbl:1.11,1.887:Si",
                test,
                "--output",
                plain,
                "--json")
            .json();
    assertThat(exported.at("/errors/forceMaeMeVPerAngstrom").asDouble())
        .isCloseTo(own.at("/errors/forceMaeMeVPerAngstrom").asDouble(), within(1e-7));
    twoDensitiesAreGuarded();
    assertThat(Shell.run("fit", test, "--from", output).err())
        .contains("two densities, whose refinement needs the labels themselves")
        .hasLineCount(1);
  }

  /** By the grades that {@code evaluate} says of the same atoms. */
  private void twoDensitiesAreGuarded() throws IOException {
    Path run = folder.resolve("guarded");
    Shell shell = dynamics(run, 400, "--guard", 2, "--json");
    assertThat(shell.json().at("/state").asText()).as(shell.err()).isEqualTo("guarded");
    // What walks of a campaign move on, and are guarded by.
    assertThat(new PotentialSpec(folder, "python3").gradedWherePossible("fitted"))
        .isInstanceOfSatisfying(
            GradedPotential.class,
            graded -> assertThat(graded.fitted()).isInstanceOf(EmbeddedPotential.class));
    Frame offered = ExtxyzReader.readAll(run.resolve("guard.extxyz")).getFirst();
    ExtxyzWriter.writeAll(test, List.of(offered));
    Path out = folder.resolve("offered.extxyz");
    Shell.run("evaluate", "--potential", output, test, "--output", out, "--uncertainty");
    double grade = Double.parseDouble(ExtxyzReader.readAll(out).getFirst().info().get("grade"));
    assertThat(Double.parseDouble(offered.info().get("grade")))
        .isCloseTo(grade, within(1e-6))
        .isGreaterThan(2);
  }

  private Shell dynamics(Path directory, int steps, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("dynamics", "--potential", output, "--structure", "diamond:Si@5.431"));
    words.addAll(List.of("--ensemble", "langevin", "--temperature", 2500, "--steps", steps));
    words.addAll(List.of("--thermo", 5, "--dump", 0, "--directory", directory));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private JsonNode evaluated(String potential, Path out) throws IOException {
    Shell shell =
        Shell.run(
            "evaluate", "--potential", potential, test, "--output", out, "--uncertainty", "--json");
    assertThat(shell.err()).isEmpty();
    return shell.json();
  }

  @Test
  void densitiesThatThereAreNotAreRefused() {
    assertThat(fit("--densities", "3").err()).contains("expected 1 or 2, got 3").hasLineCount(1);
    assertThat(fit("--densities", "2").err()).contains("--basis ace:CUTOFF").hasLineCount(1);
    assertThat(fit("--steps", "0").err()).contains("at least 1, got 0").hasLineCount(1);
  }
}
