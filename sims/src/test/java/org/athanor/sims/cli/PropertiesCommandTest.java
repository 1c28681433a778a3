package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesCommandTest {
  @TempDir Path folder;

  private static Shell tantalum(Object... more) {
    Object[] arguments = new Object[more.length + 5];
    arguments[0] = "properties";
    arguments[1] = "--potential";
    arguments[2] = "zhou:Ta";
    arguments[3] = "--structure";
    arguments[4] = "bcc:Ta";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Shell.run(arguments);
  }

  @Test
  void saysInJsonWhatItFoundAndKeepsItInAFile() throws IOException {
    Shell shell = tantalum("--only", "elastic,lattice,eos", "--json", "--output", folder);
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
    JsonNode json = shell.json();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/properties");
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.get("lattice").get("lengthsAngstrom").get(2).asDouble())
        .isCloseTo(3.302538, within(1e-6));
    assertThat(json.get("elastic").get("constantsGPa").get("C12").asDouble())
        .isCloseTo(167.10, within(0.01));
    assertThat(json.get("elastic").get("stiffnessGPa").get(5).get(5).asDouble())
        .isCloseTo(82.33, within(0.01));
    assertThat(json.get("eos").get("innerFit").get("bulkModulusGPa").asDouble())
        .isCloseTo(202.0, within(0.5));
    assertThat(new ObjectMapper().readTree(folder.resolve("properties.json").toFile()))
        .isEqualTo(json);
  }

  @Test
  void tellsPeopleNumbersWithUnits() {
    Shell shell = tantalum("--only", "elastic");
    assertThat(shell.out()).startsWith("elastic").contains("C44", "GPa", "Young's modulus");
    assertThat(shell.out()).doesNotContain("cohesive");
  }

  @Test
  void anUnknownPropertyIsRefusedWithTheNearest() {
    Shell shell = tantalum("--only", "elastics");
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("the nearest is elastic").hasLineCount(1);
  }

  @Test
  void aStructureThatThePotentialDoesNotKnowIsRefused() {
    Shell shell = Shell.run("properties", "--potential", "zhou:Ta", "--structure", "diamond:Si");
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("expected one of [Ta]").hasLineCount(1);
  }
}
