package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.athanor.potentials.bondorder.Tersoff;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The potentials' own files and reference numbers, through {@code evaluate}. */
class PotentialFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "eam, CuTa.eam.alloy, Ta, ta-eam.extxyz",
    "eam, CuTa.eam.alloy, 'Cu,Ta', cuta-eam.extxyz",
    "tersoff, Si.tersoff, Si, si-tersoff.extxyz",
    "tersoff, SiC.tersoff, C, c-tersoff.extxyz",
    "tersoff, SiC.tersoff, 'Si,C', sic-tersoff.extxyz"
  })
  void agreeWithLammps(String kind, String file, String elements, String frames)
      throws IOException {
    Class<?> beside = kind.equals("eam") ? EmbeddedAtom.class : Tersoff.class;
    Path parameters = copied(beside, file);
    Path structures = copied(beside, frames);
    Shell shell = evaluate(kind + ":" + parameters + ":" + elements, structures);
    assertThat(shell.err()).isEmpty();
    JsonNode errors = shell.json().get("errors");
    assertThat(errors.get("labels").asInt()).isEqualTo(4);
    assertThat(errors.get("energyMaeMeVPerAtom").asDouble()).isLessThan(1e-6);
    assertThat(errors.get("forceMaeMeVPerAngstrom").asDouble()).isLessThan(1e-6);
    assertThat(errors.get("stressMaeGPa").asDouble()).isLessThan(1e-7);
  }

  /**
   * CuTa.eam.alloy is made of published, rounded coefficients of F instead of those that make it
   * smooth, and differs by 7 meV/atom on average.
   */
  @Test
  void theAnalyticPotentialIsCloseToItsTables() throws IOException {
    Shell shell = evaluate("zhou:Ta", copied(EmbeddedAtom.class, "ta-eam.extxyz"));
    assertThat(shell.err()).isEmpty();
    JsonNode errors = shell.json().get("errors");
    assertThat(errors.get("energyMaeMeVPerAtom").asDouble()).isBetween(5.0, 10.0);
    assertThat(evaluate("zhou:W", folder.resolve("ta-eam.extxyz")).err()).contains("got Ta");
  }

  @Test
  void elementsThatAreNotInTheFileAreNamed() throws IOException {
    Path frames = copied(EmbeddedAtom.class, "ta-eam.extxyz");
    Path tables = copied(EmbeddedAtom.class, "CuTa.eam.alloy");
    Shell shell = evaluate("eam:" + tables + ":W", frames);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("CuTa.eam.alloy: EAM: expected elements among [Cu, Ta]");
  }

  private Shell evaluate(String spec, Path structures) {
    Path output = folder.resolve("out.extxyz");
    return Shell.run("evaluate", "--potential", spec, structures, "--output", output, "--json");
  }

  private Path copied(Class<?> beside, String name) throws IOException {
    Path target = folder.resolve(name);
    try (InputStream stream = beside.getResourceAsStream(name)) {
      Files.copy(stream, target);
    }
    return target;
  }
}
