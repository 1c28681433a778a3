package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintCommandTest {
  private static final int LENGTH = 120;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"si_distorted_8", "nacl_b1_8", "graphite_4"})
  void agreesWithLibfp(String name) throws IOException {
    ReferenceFile reference = ReferenceFile.read();
    Path file = reference.structure(name, folder);
    for (JsonNode expected : reference.get("structures").get(name).get("cases")) {
      Shell shell =
          Shell.run(
              "fingerprint",
              file,
              "--cutoff",
              expected.get("cutoff").asText(),
              "--length",
              LENGTH,
              "--orbitals",
              expected.get("orbital").asText(),
              "--json");
      assertThat(shell.err()).isEmpty();
      assertThat(shell.exitStatus()).isZero();
      JsonNode json = shell.json();
      assertThat(json.get("schema").asText()).isEqualTo("athanor/fingerprint");
      assertThat(json.get("version").asInt()).isEqualTo(1);
      assertThat(json.get("structures")).hasSize(1);
      compare(json.get("structures").get(0).get("atoms"), expected.get("lfp"));
    }
  }

  private static void compare(JsonNode atoms, JsonNode expected) {
    assertThat(atoms).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(atoms.get(i)).hasSize(LENGTH);
      for (int m = 0; m < LENGTH; m++) {
        double known = m < expected.get(i).size() ? expected.get(i).get(m).asDouble() : 0;
        assertThat(atoms.get(i).get(m).asDouble()).isEqualTo(known, within(1e-12));
      }
    }
  }

  @Test
  void peopleGetATable() throws IOException {
    Path file = ReferenceFile.read().structure("nacl_b1_8", folder);
    Shell shell = Shell.run("fingerprint", file, "--cutoff", "5", "--length", "4");
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out().lines()).hasSize(10);
    assertThat(shell.out()).contains("eigenvalue 4").contains("Cl").doesNotContain("eigenvalue 5");
  }
}
