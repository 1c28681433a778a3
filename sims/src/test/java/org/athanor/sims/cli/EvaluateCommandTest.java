package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final String PARAMETERS =
      """
      # Stillinger and Weber, Phys. Rev. B 31, 5262 (1985), in eV and Å
      Si Si Si 2.1683 2.0951 1.80 21.0 1.20 -0.333333333333
               7.049556277 0.6022245584 4.0 0.0 0.0
      """;

  @TempDir Path folder;

  private Path parameters;
  private Path structures;
  private Path output;

  @BeforeEach
  void write() throws IOException {
    parameters = Files.writeString(folder.resolve("Si.sw"), PARAMETERS);
    structures = folder.resolve("si-sw.extxyz");
    output = folder.resolve("out.extxyz");
    try (InputStream stream = EvaluateCommandTest.class.getResourceAsStream("si-sw.extxyz")) {
      Files.copy(stream, structures);
    }
  }

  @Test
  void agreesWithLammps() throws IOException {
    Shell shell = evaluate("sw:" + parameters + ":Si", "--json");
    assertThat(shell.err()).isEmpty();
    JsonNode json = shell.json();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/evaluate");
    assertThat(json.get("structures").asInt()).isEqualTo(4);
    JsonNode errors = json.get("errors");
    assertThat(errors.get("labels").asInt()).isEqualTo(4);
    assertThat(errors.get("energyMaeMeVPerAtom").asDouble()).isLessThan(1e-5);
    assertThat(errors.get("forceMaeMeVPerAngstrom").asDouble()).isLessThan(1e-5);
    assertThat(errors.get("stressMaeGPa").asDouble()).isLessThan(1e-6);
  }

  @Test
  void framesComeInTheirOrderWithPredictionsBesideTheLabels() throws IOException {
    evaluate("sw:" + parameters + ":Si");
    List<Frame> before = ExtxyzReader.readAll(structures);
    List<Frame> after = ExtxyzReader.readAll(output);
    assertThat(after.stream().map(Frame::structure))
        .isEqualTo(before.stream().map(Frame::structure).toList());
    assertThat(after.getFirst().labels()).isEqualTo(before.getFirst().labels());
    List<String> lines = Files.readAllLines(output);
    String comment = lines.get(1);
    assertThat(comment).contains(" energy=-33.2077710", " REF_energy=", "forces:R:3", " stress=");
    double referenceXx = firstNumber(comment, "REF_stress=\"");
    assertThat(firstNumber(comment, " stress=\"")).isEqualTo(referenceXx, within(1e-9));
    assertThat(referenceXx).isPositive();
  }

  @Test
  void aSumAddsUp() throws IOException {
    Path together = folder.resolve("together.extxyz");
    evaluate("sw:" + parameters + ":Si");
    Shell.run("evaluate", "--potential", "zbl:1.0,3.0:Si", structures, "--output", together);
    double sum = energy(output) + energy(together);
    evaluate("sw:" + parameters + ":Si+zbl:1.0,3.0:Si");
    assertThat(energy(output)).isEqualTo(sum, within(1e-9));
    assertThat(energy(together)).isPositive();
  }

  @Test
  void aFittedPotentialIsAFolderOrItsFile() throws IOException {
    Path fitted = Files.createDirectories(folder.resolve("potential"));
    Path file = fitted.resolve("potential.txt");
    Files.writeString(file, Potentials.fitted());
    assertThat(evaluate(fitted.toString()).exitStatus()).isZero();
    double byFolder = energy(output);
    assertThat(evaluate(file.toString()).exitStatus()).isZero();
    assertThat(energy(output)).isEqualTo(byFolder);
  }

  @Test
  void lennardJonesKnowsItsElementsOnly() {
    assertThat(evaluate("lj:0.1,2.1,5.0:Si").exitStatus()).isZero();
    Shell shell = evaluate("lj:0.1,2.1,5.0:Ar");
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("si-sw.extxyz, frame 1").hasLineCount(1);
  }

  @Test
  void tightBindingTakesItsPointsAndSmearing() throws IOException {
    assertThat(evaluate("tb:Si,0.6,0.1").exitStatus()).isZero();
    double coarse = energy(output);
    assertThat(evaluate("tb:Si").exitStatus()).isZero();
    assertThat(energy(output)).isNotEqualTo(coarse).isEqualTo(coarse, within(2.0));
    assertThat(evaluate("tb:Si,0.6").err()).contains("tb:ELEMENT,SPACING,WIDTH").hasLineCount(1);
    assertThat(evaluate("tb:Ge").err()).contains("expected C or Si, got Ge");
    assertThat(evaluate("tb:Si,0,0.1").exitStatus()).isEqualTo(2);
  }

  private Shell evaluate(String spec, Object... more) {
    return more.length == 0
        ? Shell.run("evaluate", "--potential", spec, structures, "--output", output)
        : Shell.run("evaluate", "--potential", spec, structures, "--output", output, more[0]);
  }

  private static double energy(Path file) throws IOException {
    return firstNumber(Files.readAllLines(file).get(1), " energy=");
  }

  private static double firstNumber(String line, String after) {
    String rest = line.substring(line.indexOf(after) + after.length());
    return Double.parseDouble(rest.split("[ \"]", 2)[0]);
  }
}
