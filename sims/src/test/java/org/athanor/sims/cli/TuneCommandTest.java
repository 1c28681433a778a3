package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From tungsten's parameters to tantalum, as in the published study. */
class TuneCommandTest {
  private static final String TARGET = "a=0.1%,cohesive-energy=1%,C11=2%,C12=2%,C44=2%";

  @TempDir Path folder;

  private Path pool;

  @BeforeEach
  void pool() {
    Structure bcc = StructureSpec.parse("bcc:Ta@3.2").structure().repeated(2, 2, 2);
    Random random = new Random(2);
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      double[] strain = new double[9];
      for (int x = 0; x < 9; x++) {
        strain[x] = 0.1 * (random.nextDouble() - 0.5);
      }
      Structure strained = bcc.strained(Matrix3.of(strain).symmetric());
      double[] positions = strained.positions().toArray();
      for (int x = 0; x < positions.length; x++) {
        positions[x] += 0.3 * (random.nextDouble() - 0.5);
      }
      frames.add(Frame.of(strained.withPositions(Vectors.of(positions))));
    }
    pool = folder.resolve("pool.extxyz");
    ExtxyzWriter.writeAll(pool, frames);
  }

  private Shell tune(String... more) {
    List<Object> line =
        new ArrayList<>(
            List.of(
                "tune",
                pool,
                "--potential",
                "zhou:W@Ta",
                "--structure",
                "bcc:Ta",
                "--target",
                TARGET));
    line.addAll(List.of(more));
    return Shell.run(line.toArray());
  }

  /** The truth has the same form: parameters and properties come back with few labels. */
  @Test
  void tungstenBecomesTantalum() throws IOException {
    Shell shell = tune("--truth", "zhou:Ta", "--per-target", "--control", "1", "--json");
    assertThat(shell.exitStatus()).isZero();
    JsonNode answer = shell.json();
    assertThat(answer.get("schema").asText()).isEqualTo("athanor/tune");
    assertThat(answer.get("weights").size()).isBetween(2, 20);
    assertThat(answer.get("offers").asInt()).isEqualTo(80);
    double[] tantalum = {2.860082, 4.527748, .611679, 1.032101, .176977, .848843, -5.141526};
    for (int p = 0; p < 7; p++) {
      assertThat(answer.at("/parameters/" + p + "/fitted").asDouble())
          .isCloseTo(tantalum[p], within(1e-3 * Math.abs(tantalum[p])));
    }
    for (JsonNode property : answer.get("properties")) {
      assertThat(property.get("standardDeviation").asDouble())
          .isLessThanOrEqualTo(1.01 * property.get("wanted").asDouble());
      assertThat(property.get("value").asDouble())
          .isCloseTo(property.get("truth").asDouble(), within(property.get("wanted").asDouble()));
      // Labels that the form can follow: nothing but the accuracy of the weights.
      assertThat(property.get("misfitDeviation").asDouble())
          .isCloseTo(
              property.get("standardDeviation").asDouble(),
              within(1e-3 * property.get("wanted").asDouble()));
    }
    assertThat(answer.get("limitedByForm").asBoolean()).isFalse();
    assertThat(answer.get("random")).hasSize(5);
  }

  /** Structures that stand in the pool twice change nothing but the count of them. */
  @Test
  void repeatedStructuresAreOneCandidate() throws IOException {
    JsonNode once = tune("--truth", "zhou:Ta", "--per-target", "--json").json();
    List<Frame> frames = ExtxyzReader.readAll(pool);
    List<Frame> twice = new ArrayList<>(frames);
    twice.addAll(frames.subList(0, 25));
    ExtxyzWriter.writeAll(pool, twice);
    JsonNode answer = tune("--truth", "zhou:Ta", "--per-target", "--json").json();
    assertThat(answer.get("repeats").asInt()).isEqualTo(25);
    assertThat(answer.get("offers")).isEqualTo(once.get("offers"));
    assertThat(answer.get("weights")).isEqualTo(once.get("weights"));
    assertThat(answer.get("properties")).isEqualTo(once.get("properties"));
  }

  /** The word that stands for the tuned potential is a potential, with the properties reported. */
  @Test
  void theTunedPotentialIsAWord() throws IOException {
    JsonNode answer = tune("--truth", "zhou:Ta", "--per-target", "--json").json();
    String word = answer.get("potential").asText();
    assertThat(PotentialSpec.word(PotentialSpec.parametric(word))).contains(word);
    assertThat(answer.get("information")).hasSize(7);
    String[] wrong = {"zhou:1,2@Ta", "zhou:1,2,3,4,5,6,7@Ta", "zhou:1,2,3,4,5,6,-7@Si"};
    for (String text : wrong) {
      assertThatThrownBy(() -> PotentialSpec.resolve(text))
          .hasMessageContaining("seven numbers")
          .hasMessageContaining(text);
    }
  }

  @Test
  void tablesAndMistakes() throws IOException {
    Shell bare = tune("--rounds", "2");
    assertThat(bare.exitStatus()).isEqualTo(2);
    assertThat(bare.err()).contains("expected REF_energy and REF_forces, or --truth");
    assertThat(tune("--truth", "zhou:Ta", "--expected", "a=3").err()).contains("--expected");
    assertThat(tune("--reference", "x.conf", "--truth", "zhou:Ta").err())
        .contains("expected no --truth beside it");
    Path plot = folder.resolve("plot.svg");
    tune("--truth", "zhou:Ta", "--control", "1", "--plot", plot.toString());
    assertThat(Files.readString(plot))
        .contains(
            "<svg xmlns",
            "matched, inflated σ",
            "matched, misfit σ",
            "at random",
            "cohesive-energy");
    Shell table = tune("--truth", "zhou:Ta", "--rounds", "2");
    assertThat(table.exitStatus()).isEqualTo(1);
    assertThat(table.out())
        .contains("parameter", "r_e", "inflated σ", "misfit σ", "truth", "have not settled");
    assertThat(table.err()).contains("round 2:");
  }
}
