package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.snap.SnapShape;
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
    Shell shell = Shell.run("export", folder, "--output", file, "--lammps", "none", "--json");
    assertThat(shell.err()).isEmpty();
    JsonNode said = shell.json();
    assertThat(said.get("schema").asText()).isEqualTo("athanor/export");
    assertThat(said.get("check").get("structures").asInt()).isEqualTo(100);
    assertThat(said.get("check").get("forceMaxRelative").asDouble()).isLessThan(1e-11);
    assertThat(said.get("lammps").get("unasked").asText()).isEqualTo("--lammps none");
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
  void peopleAreToldTheCommandsAndWhatWasChecked() throws IOException {
    Path without = program("echo '* Pair styles:'; echo; echo 'pace/kk   zbl'");
    Shell shell =
        Shell.run("export", fitted, "--output", folder.resolve("si.yace"), "--lammps", without);
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out())
        .contains("si.yace written; read back, 100 structures agree to")
        .contains("LAMMPS was not asked: " + without + " has no pair style pace")
        .contains("pair_coeff * * pace si.yace Si");
    assertThat(folder).isDirectoryNotContaining("glob:**.export*");
  }

  @Test
  void aPotentialOnTheBispectrumIsExportedAsTwoFiles() throws IOException {
    SnapBasis basis = SnapBasis.of(4.0, SnapShape.of(4, true), List.of(14));
    double[] coefficients = new SplittableRandom(1).doubles(basis.size(), -1e-3, 1e-3).toArray();
    Files.writeString(
        fitted,
        LinearPotentialText.write(
            LinearPotential.of(basis, Scalars.of(coefficients), Map.of(14, -4.5))));
    Path file = folder.resolve("si.snapcoeff");
    Shell shell =
        Shell.run(
            "export", fitted, "--format", "snap", "--output", file, "--lammps", "none", "--json");
    assertThat(shell.err()).isEmpty();
    assertThat(shell.json().get("files")).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("si.snapcoeff.lammps")))
        .containsExactly(
            "pair_style hybrid/overlay snap zbl 1.11 1.887",
            "pair_coeff * * snap si.snapcoeff si.snapparam Si",
            "pair_coeff 1 1 zbl 14 14");
    Path structures = folder.resolve("in.extxyz");
    try (InputStream stream = ExportCommandTest.class.getResourceAsStream("si-sw.extxyz")) {
      Files.copy(stream, structures);
    }
    Path parameters = folder.resolve("si.snapparam");
    JsonNode own = errors(fitted.toString(), structures);
    JsonNode exported =
        errors("snap:" + file + "," + parameters + ":Si+zbl:1.11,1.887:Si", structures);
    assertThat(
            exported.get("forceMaeMeVPerAngstrom").asDouble()
                / own.get("forceMaeMeVPerAngstrom").asDouble())
        .isBetween(1 - 1e-9, 1 + 1e-9);
  }

  /** Stand-ins for an lmp that cannot read the file, and for one that reads something else. */
  @Test
  void whatLammpsDoesNotReadAsItWasMeantIsRefused() throws IOException {
    String speaks = "if [ $1 = -h ]; then echo '* Pair styles:'; echo; echo 'pace zbl'; exit; fi; ";
    Path fails = program(speaks + "echo 'ERROR: Unknown pair style'; exit 1");
    disagrees(fails, "to read what was written for it, got ERROR: Unknown pair style");
    String dump = "printf 'ITEM: ATOMS id fx fy fz\\n1 0 0 0\\n2 0 0 0\\n' > structure-0.dump; ";
    Path wrong = program(speaks + dump + "echo 'athanor 0 1.5'");
    disagrees(wrong, "to say the same to 1.0E-8, got it off by ");
    Path silent = program(speaks + dump);
    disagrees(silent, "got it off by NaN eV/atom");
    disagrees(program(speaks + "echo 'athanor 0 1.5'"), "structure-0.dump");
  }

  private void disagrees(Path lammps, String message) {
    Path file = folder.resolve("si.yace");
    Shell shell = Shell.run("export", fitted, "--output", file, "--lammps", lammps);
    assertThat(shell.exitStatus()).isNotZero();
    assertThat(shell.err()).contains(message);
    assertThat(file).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.export*");
  }

  private Path program(String script) throws IOException {
    Path file = Files.createTempFile(folder, "lmp", "");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  @Test
  void whatCannotBeExportedIsRefused() throws IOException {
    refused("--format: expected yace or snap, got \"mtp\"", fitted, "--format", "mtp");
    refused("ends in .snapcoeff, got \"si.yace\"", fitted, "--format", "snap");
    Path other = folder.resolve("other.txt");
    Files.writeString(other, Potentials.fitted());
    refused("fit.basis = ace", other);
    refused("expected a fitted potential, got no such file", folder.resolve("none"));
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
