package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a pool over a tuned potential to its strength, small and short. */
class SufficiencyCommandTest {
  @TempDir Path folder;

  private Shell pool(String name, String... more) {
    List<Object> line =
        new ArrayList<>(
            List.of("pool", "--structure", "bcc:Ta@3.25", "--output", folder.resolve(name)));
    line.addAll(List.of(more));
    return Shell.run(line.toArray());
  }

  private Path tuned() throws IOException {
    assertThat(pool("pool.extxyz", "--count", "20", "--strain", "0.02", "--json").json())
        .hasToString(
            "{\"schema\":\"athanor/pool\",\"version\":1,\"structures\":20,\"atoms\":2,\"output\":\""
                + folder.resolve("pool.extxyz")
                + "\"}");
    Shell tune =
        Shell.run(
            "tune",
            folder.resolve("pool.extxyz"),
            "--potential",
            "zhou:W@Ta",
            "--truth",
            "zhou:Ta",
            "--structure",
            "bcc:Ta",
            "--target",
            "a=0.1%,cohesive-energy=1%,C11=2%,C12=2%,C44=2%",
            "--labels",
            "energy,stress",
            "--per-target",
            "--json");
    return Files.writeString(folder.resolve("tuned.json"), tune.out());
  }

  private Shell sufficiency(Path tuned, String... more) {
    List<Object> line =
        new ArrayList<>(
            List.of(
                "sufficiency",
                tuned,
                "--directory",
                folder.resolve("runs"),
                "--cells",
                "4",
                "--defects",
                "none",
                "--rate",
                "1e11",
                "--timestep",
                "4",
                "--strain",
                "0.03",
                "--thermalise",
                "0.05",
                "--plateau",
                "0.02,0.03",
                "--threads",
                "1"));
    line.addAll(List.of(more));
    return Shell.run(line.toArray());
  }

  /**
   * An elastic crystal: its stress at a strain is what C11 and C12 say, so nothing else matters.
   */
  @Test
  void elasticStressIsCarriedByElasticConstants() throws IOException {
    Path tuned = tuned();
    Shell shell = sufficiency(tuned, "--truth", "zhou:Ta", "--change", "5", "--json");
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    JsonNode answer = shell.json();
    assertThat(answer.get("schema").asText()).isEqualTo("athanor/sufficiency");
    assertThat(answer.get("runs").asInt()).isEqualTo(16);
    JsonNode flow = answer.get("flow");
    assertThat(flow.get("gradient")).hasSize(7);
    assertThat(flow.get("seen").asInt()).isEqualTo(5);
    assertThat(flow.at("/valuesGPa/0").asDouble()).isBetween(1.0, 6.0);
    assertThat(flow.at("/truthGPa/0").asDouble())
        .isBetween(
            flow.at("/valuesGPa/0").asDouble() - 0.05, flow.at("/valuesGPa/0").asDouble() + 0.05);
    assertThat(flow.get("share").asDouble()).isGreaterThan(0.5);
    assertThat(flow.get("standardDeviationGPa").asDouble()).isBetween(1e-4, 1.0);
    // Labels of a truth that the form can follow.
    double bare = flow.get("standardDeviationGPa").asDouble();
    assertThat(flow.get("misfitDeviationGPa").asDouble()).isBetween(bare, 1.001 * bare);
    Shell again = sufficiency(tuned, "--truth", "zhou:Ta", "--change", "5");
    assertThat(again.out()).contains("inflated σ", "misfit σ", "Σ (v·v_k)²", "directions");
    Shell other = sufficiency(tuned, "--change", "6");
    assertThat(other.exitStatus()).isEqualTo(2);
    assertThat(other.err()).contains("choose another --directory");
  }

  @Test
  void badInputIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"schema\":\"athanor/match\"}");
    assertThat(sufficiency(file).err()).contains("expected what tune --json prints");
    Files.writeString(file, "{");
    assertThat(sufficiency(file).err()).contains("expected JSON");
    assertThat(sufficiency(file, "--seeds", "0").err()).contains("--seeds of 1 or more");
    assertThat(pool("p", "--count", "0").err()).contains("--count: expected 1 or more");
  }

  @Test
  void environmentsAreCut() throws IOException {
    pool("a.extxyz", "--supercell", "3", "--count", "1", "--strain", "0", "--vacancies", "1");
    Path out = folder.resolve("spheres.extxyz");
    Shell shell =
        Shell.run(
            "environments",
            folder.resolve("a.extxyz"),
            "--count",
            "6",
            "--radius",
            "7",
            "--cutoff",
            "4.5",
            "--length",
            "26",
            "--output",
            out);
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("6 environments of 53 atoms");
    List<Frame> spheres = ExtxyzReader.readAll(out);
    assertThat(spheres).hasSize(6);
    assertThat(spheres.getFirst().info().get("source")).contains("a.extxyz, atom ");
    Shell wrong =
        Shell.run(
            "environments",
            folder,
            "--count",
            "6",
            "--cutoff",
            "4",
            "--length",
            "9",
            "--output",
            out);
    assertThat(wrong.err()).contains("expected the folder of a strength run");
  }
}
