package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path folder;
  private Path fitted;

  @BeforeEach
  void writePotential() throws IOException {
    AceBasis basis = AceBasis.of(4.0, new ClusterShape(4, 40, 3, 2), List.of(14));
    double[] coefficients = new SplittableRandom(1).doubles(basis.size(), -0.1, 0.1).toArray();
    fitted = folder.resolve("potential.txt");
    Files.writeString(
        fitted,
        LinearPotentialText.write(
            LinearPotential.of(basis, Scalars.of(coefficients), Map.of(14, -4.5))));
  }

  @Test
  void theExportedFileWithItsCommandsEvaluatesToTheSame() throws IOException {
    Path file = folder.resolve("si.yace");
    Shell shell = Shell.run("export", folder, "--output", file, "--json");
    assertThat(shell.err()).isEmpty();
    JsonNode said = shell.json();
    assertThat(said.get("schema").asText()).isEqualTo("athanor/export");
    assertThat(said.get("check").get("structures").asInt()).isEqualTo(100);
    assertThat(said.get("check").get("forceMaxRelative").asDouble()).isLessThan(1e-11);
    List<String> commands = Files.readAllLines(folder.resolve("si.yace.lammps"));
    assertThat(commands)
        .containsExactly(
            "pair_style hybrid/overlay pace zbl 1.11 1.887",
            "pair_coeff * * pace si.yace Si",
            "pair_coeff 1 1 zbl 14 14");
    Path structures = folder.resolve("in.extxyz");
    try (InputStream stream = ExportCommandTest.class.getResourceAsStream("si-sw.extxyz")) {
      Files.copy(stream, structures);
    }
    JsonNode own = errors(fitted.toString(), structures);
    JsonNode exported = errors("ace:" + file + ":Si+zbl:1.11,1.887:Si", structures);
    for (String error : List.of("energyMaeMeVPerAtom", "forceMaeMeVPerAngstrom", "stressMaeGPa")) {
      assertThat(exported.get(error).asDouble() / own.get(error).asDouble())
          .isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  private JsonNode errors(String spec, Path structures) throws IOException {
    Path out = folder.resolve("out.extxyz");
    return Shell.run("evaluate", "--potential", spec, structures, "--output", out, "--json")
        .json()
        .get("errors");
  }

  @Test
  void peopleAreToldTheCommandsAndWhatWasChecked() {
    Shell shell = Shell.run("export", fitted, "--output", folder.resolve("si.yace"));
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out())
        .contains("si.yace written; read back, 100 structures agree to")
        .contains("pair_coeff * * pace si.yace Si");
  }

  @Test
  void whatCannotBeExportedIsRefused() throws IOException {
    refused("--format: expected yace, got \"snap\"", fitted, "--format", "snap");
    Path other = folder.resolve("other.txt");
    Files.writeString(other, Potentials.fitted());
    refused("fit.basis = ace", other);
    refused("there is no such file", folder.resolve("none"));
    assertThat(folder.resolve("si.yace")).doesNotExist();
  }

  private void refused(String message, Path potential, String... more) {
    Path output = folder.resolve("si.yace");
    Shell shell =
        more.length == 0
            ? Shell.run("export", potential, "--output", output)
            : Shell.run("export", potential, "--output", output, more[0], more[1]);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains(message).hasLineCount(1);
  }
}
