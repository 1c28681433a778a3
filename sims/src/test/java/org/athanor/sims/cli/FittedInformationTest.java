package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.matching.LabelJacobian;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pool says of a fitted potential's coefficients beside the labels that it has. */
class FittedInformationTest {
  private static final List<Frame> POOL = SiliconFrames.of(40, 7);

  @TempDir Path folder;

  private Path fit;
  private Path pool;
  private Path labels;

  @BeforeEach
  void fitted() {
    fit = folder.resolve("fit");
    pool = folder.resolve("pool.extxyz");
    labels = folder.resolve("labels.extxyz");
    ExtxyzWriter.writeAll(labels, SiliconFrames.of(25, 3));
    ExtxyzWriter.writeAll(pool, POOL);
    Shell shell =
        Shell.run(
            "fit",
            labels,
            "--basis",
            "radial-angular:4.5:4,3,2,0,0",
            "--e0",
            "fitted",
            "--output",
            fit,
            "--threads",
            "1");
    assertThat(shell.err()).isEmpty();
  }

  private JsonNode cost(String... more) throws IOException {
    Path problem = folder.resolve("problem.json");
    Object[] line = {
      "information",
      pool,
      "--potential",
      fit,
      "--structure",
      "diamond:Si",
      "--target",
      "C11=0.1%,C12=0.1%,C44=0.1%",
      "--output",
      problem
    };
    Object[] all = new Object[line.length + more.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    assertThat(Shell.run(all).exitStatus()).isZero();
    JsonNode answer = Shell.run("match", problem, "--per-target", "--json").json();
    assertThat(answer.get("status").asText()).isEqualTo("optimal");
    assertThat(answer.get("relativeGap").asDouble()).isBetween(0.0, 1e-6);
    return answer;
  }

  @Test
  void whatAFitKnowsNeedNotBeBought() throws IOException {
    double all = cost().get("upperBound").asDouble();
    double rest = cost("--known").get("upperBound").asDouble();
    assertThat(rest).isLessThan(all);
  }

  /** Both densities' coefficients are known, to first order around them. */
  @Test
  void whatAFitOfTwoDensitiesKnowsNeedNotBeBoughtEither() throws IOException {
    fit = folder.resolve("two");
    Object[] line = {
      "fit",
      labels,
      "--basis",
      "ace:4.2:3,10,4,1",
      "--densities",
      "2",
      "--steps",
      "3",
      "--output",
      fit
    };
    assertThat(Shell.run(line).exitStatus()).isZero();
    ParametricPotential two = PotentialSpec.parametric(fit.toString());
    assertThat(PotentialSpec.known(fit.toString(), two).entries())
        .hasSameSizeAs(two.parameters())
        .hasSize(20);
    double all = cost().get("upperBound").asDouble();
    double rest = cost("--known").get("upperBound").asDouble();
    assertThat(rest).isLessThan(all);
  }

  @Test
  void onlyAFitKnowsAnything() {
    Shell shell =
        Shell.run(
            "information",
            pool,
            "--potential",
            "zhou:Ta",
            "--structure",
            "bcc:Ta",
            "--target",
            "a=1%",
            "--known",
            "--output",
            folder.resolve("x.json"));
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("--known: expected the folder of a fitted potential");
  }

  /** Large problems keep their numbers in a file of NumPy's; the answer is the same. */
  @Test
  void theNumbersMayStandBesideTheProblem() throws IOException {
    ParametricPotential potential = PotentialSpec.parametric(fit.toString());
    int parameters = potential.parameters().size();
    Path inside = folder.resolve("inside.json");
    Path beside = folder.resolve("beside.json");
    Path numbers = ProblemWriter.jacobians(beside);
    try (ProblemWriter one = ProblemWriter.create(inside);
        ProblemWriter two = ProblemWriter.create(beside, numbers, parameters)) {
      for (ProblemWriter writer : List.of(one, two)) {
        for (int k = 0; k < POOL.size(); k++) {
          Structure of = POOL.get(k).structure();
          for (LabelJacobian candidate :
              LabelJacobian.of("" + k, of, potential.sensitivity(of), LabelKind.FORCES)) {
            writer.candidate(candidate);
          }
        }
        double[] slopes =
            potential.sensitivity(POOL.getFirst().structure()).forces().stream()
                .mapToDouble(force -> force.get(0, 0))
                .toArray();
        Reading reading = new Reading(new Indicator.CohesiveEnergy(), 1, Scalars.of(slopes));
        writer.target(List.of(reading), List.of(0.01), Optional.empty());
        writer.origin("a test");
      }
    }
    Files.move(numbers.resolveSibling("beside.npy.part"), numbers);
    JsonNode expected = Shell.run("match", inside, "--per-target", "--json").json();
    JsonNode found = Shell.run("match", beside, "--per-target", "--json").json();
    assertThat(found.get("weights")).isEqualTo(expected.get("weights"));
    assertThat(found.get("upperBound").asDouble())
        .isEqualTo(expected.get("upperBound").asDouble(), within(0.0));

    Files.writeString(beside, Files.readString(beside).replaceFirst("\"rows\":\\d+", "\"rows\":1"));
    Shell shell = Shell.run("match", beside);
    assertThat(shell.exitStatus()).isEqualTo(2);
    assertThat(shell.err()).contains("beside.json: candidates: expected as many rows as in");
    Files.delete(numbers);
    assertThat(Shell.run("match", beside).err()).contains("expected a file beside the problem");
  }
}
