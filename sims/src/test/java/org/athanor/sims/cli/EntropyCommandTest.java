package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntropyCommandTest {
  @TempDir Path folder;

  private ReferenceFile reference;
  private Path candidate;
  private Path dataset;

  @BeforeEach
  void write() throws IOException {
    reference = ReferenceFile.read();
    candidate = reference.structure("si_distorted_8", folder);
    dataset = reference.dataset(folder);
  }

  @Test
  void agreesWithTheReference() throws IOException {
    JsonNode json = entropy(candidate, "--dataset", dataset, "--mode", "per-atom");
    JsonNode global = reference.get("global_entropy");
    assertThat(json.get("schema").asText()).isEqualTo("athanor/entropy");
    assertThat(json.get("globalEntropy").asDouble())
        .isEqualTo(global.get("logdet_before").asDouble(), within(1e-8));
    JsonNode structure = json.get("structures").get(0);
    assertThat(structure.get("gain").asDouble())
        .isEqualTo(global.get("gain").asDouble(), within(1e-8));
    assertThat(structure.get("localEntropy").asDouble())
        .isEqualTo(reference.get("local_entropy").get("S").asDouble(), within(1e-9));
  }

  @Test
  void withoutADatasetTheFileItselfIsIt() throws IOException {
    JsonNode json = entropy(dataset);
    assertThat(json.get("globalEntropy").asDouble())
        .isEqualTo(reference.get("global_entropy").get("logdet_before").asDouble(), within(1e-8));
    assertThat(json.get("samples").asInt()).isEqualTo(96);
    assertThat(json.get("structures")).hasSize(12);
    JsonNode same = entropy(dataset, "--dataset", dataset);
    assertThat(json.get("structures")).isEqualTo(same.get("structures"));
  }

  @Test
  void perConfigurationTakesOneSampleAStructure() throws IOException {
    JsonNode json = entropy(dataset, "--mode", "per-configuration", "--regularisation", "1e-6");
    assertThat(json.get("samples").asInt()).isEqualTo(12);
    assertThat(json.get("mode").asText()).isEqualTo("per-configuration");
    assertThat(json.get("regularisation").asDouble()).isEqualTo(1e-6);
  }

  @Test
  void aLoneAtomHasNoLocalEntropy() throws IOException {
    Path file = folder.resolve("lone.extxyz");
    Files.writeString(file, "1\nLattice=\"3 0 0 0 3 0 0 0 3\"\nSi 0 0 0\n");
    JsonNode json = entropy(file);
    assertThat(json.get("structures").get(0).get("localEntropy").isNull()).isTrue();
  }

  @Test
  void peopleGetATable() {
    Shell shell = Shell.run("entropy", dataset, "--cutoff", 5, "--length", 50);
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out()).contains("local entropy").contains("global entropy -343.36774");
  }

  private static JsonNode entropy(Path file, Object... more) throws IOException {
    Object[] all = new Object[more.length + 7];
    System.arraycopy(
        new Object[] {"entropy", file, "--cutoff", "5.0", "--length", "50", "--json"},
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    Shell shell = Shell.run(all);
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
    return shell.json();
  }
}
