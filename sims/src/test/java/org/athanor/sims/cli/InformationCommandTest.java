package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationCommandTest {
  private static final String TARGET = "a=1%,cohesive-energy=1%,C11=10%,C12=10%,C44=10%";

  @TempDir Path folder;

  private Path pool;
  private final List<Structure> structures = new ArrayList<>();

  @BeforeEach
  void pool() throws IOException {
    Structure diamond = StructureSpec.parse("diamond:Si@5.431").structure();
    Random random = new Random(5);
    for (int k = 0; k < 12; k++) {
      double e = 0.04 * (random.nextDouble() - 0.5);
      Structure strained = diamond.strained(Matrix3.diagonal(e, e, e));
      double[] positions = strained.positions().toArray();
      for (int x = 0; x < positions.length; x++) {
        positions[x] += 0.1 * (random.nextDouble() - 0.5);
      }
      structures.add(strained.withPositions(Vectors.of(positions)));
    }
    pool = folder.resolve("pool.extxyz");
    ExtxyzWriter.writeAll(pool, structures.stream().map(Frame::of).toList());
    Files.writeString(
        folder.resolve("Si.sw"),
        "Si Si Si 2.1683 2.0951 1.80 21.0 1.20 -0.333333333333 7.049556277 0.6022245584 4 0 0\n");
  }

  private Shell information(String target, String... more) {
    List<Object> line =
        new ArrayList<>(
            List.of(
                "information",
                pool,
                "--potential",
                "sw:" + folder.resolve("Si.sw") + ":Si",
                "--structure",
                "diamond:Si",
                "--target",
                target,
                "--output",
                folder.resolve("problem.json")));
    line.addAll(List.of(more));
    return Shell.run(line.toArray());
  }

  @Test
  void whatItWritesIsSolved() throws IOException {
    Shell shell = information(TARGET, "--labels", "energy,forces,stress", "--json");
    assertThat(shell.err()).isEmpty();
    JsonNode answer = shell.json();
    assertThat(answer.get("schema").asText()).isEqualTo("athanor/information");
    assertThat(answer.get("candidates").asInt()).isEqualTo(36);
    assertThat(answer.get("parameters")).hasSize(5);
    assertThat(answer.at("/targets/0/value").asDouble()).isCloseTo(5.431, within(1e-3));
    assertThat(answer.at("/targets/0/standardDeviation").asDouble())
        .isCloseTo(0.0543, within(1e-4));

    JsonNode matched =
        Shell.run("match", folder.resolve("problem.json"), "--json", "--per-target").json();
    assertThat(matched.get("status").asText()).isEqualTo("optimal");
    assertThat(matched.get("relativeGap").asDouble()).isLessThan(1e-8);
    assertThat(matched.get("weights").size()).isBetween(1, 15);
    for (int q = 0; q < 5; q++) {
      assertThat(matched.get("achievedStandardDeviations").get(q).asDouble())
          .isLessThanOrEqualTo(answer.at("/targets/" + q + "/standardDeviation").asDouble() * 1.01);
    }
  }

  /** Whatever form it is written in, the information is that of the label's derivatives. */
  @Test
  void candidatesHaveTheInformationOfTheirLabels() throws IOException {
    assertThat(information("a=1%", "--labels", "energy,forces,atom-forces").exitStatus()).isZero();
    JsonNode candidates =
        JsonMapper.builder()
            .build()
            .readTree(folder.resolve("problem.json").toFile())
            .get("candidates");
    assertThat(candidates).hasSize(12 * (1 + 1 + 8));
    Sensitivity first =
        TunableStillingerWeber.of(StillingerWeber.silicon()).sensitivity(structures.getFirst());
    double energy = first.energy().get(2) / 8;
    assertThat(candidates.get(0).get("id").asText()).isEqualTo("1/energy");
    assertThat(information(candidates.get(0), 2, 2)).isCloseTo(energy * energy, within(1e-7));
    double forces = 0;
    double atom = 0;
    for (int k = 0; k < 24; k++) {
      double product =
          first.forces().get(1).get(k / 3, k % 3) * first.forces().get(4).get(k / 3, k % 3);
      forces += product;
      atom += k / 3 == 6 ? product : 0;
    }
    assertThat(candidates.get(1).get("jacobian")).hasSize(5);
    assertThat(information(candidates.get(1), 1, 4)).isCloseTo(forces, within(1e-6));
    assertThat(candidates.get(8).get("id").asText()).isEqualTo("1/atom-7");
    assertThat(information(candidates.get(8), 1, 4)).isCloseTo(atom, within(1e-6));
  }

  private static double information(JsonNode candidate, int p, int q) {
    double sum = 0;
    for (JsonNode row : candidate.get("jacobian")) {
      sum += row.get(p).asDouble() * row.get(q).asDouble();
    }
    return sum;
  }

  @Test
  void mistakesAreNamed() {
    assertThat(information("C1=5").err()).contains("property: expected a, b, c");
    assertThat(information("a").err()).contains("expected PROPERTY=DEVIATION", "got \"a\"");
    assertThat(information("a=-1%").err()).contains("positive number");
    assertThat(information("a=1%", "--labels", "energies").err()).contains("got \"energies\"");
    Shell fixed =
        Shell.run(
            "information",
            pool,
            "--potential",
            "lj:0.1,2,3:Si",
            "--structure",
            "diamond:Si",
            "--target",
            "a=1%",
            "--output",
            folder.resolve("x.json"));
    assertThat(fixed.exitStatus()).isEqualTo(2);
    assertThat(fixed.err()).contains("a potential with parameters");
    assertThat(folder.resolve("x.json")).doesNotExist();
  }
}
