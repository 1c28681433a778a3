package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that read and write extxyz; here shell scripts. */
class CommandTest {
  private static final String LATTICE =
      "Lattice=\"0.1 2.7 2.75 2.71 0.02 2.68 2.65 2.77 -0.05\" pbc=\"T T T\"";
  private static final String GOOD =
      """
      2
      %s Properties=species:S:1:pos:R:3:REF_forces:R:3 REF_energy=-3.5 REF_stress="0.01 0 0 0 0 0 0 0 0"
      Si 0 0 0 0.1 0.2 0.3
      Si 1.42 1.30 1.38 -0.1 -0.2 -0.3
      """
          .formatted(LATTICE);

  @TempDir private Path folder;

  private Reference open(String body, String version, int cores) throws Exception {
    Path script = Files.writeString(folder.resolve("label.sh"), body);
    return Command.open(
        new Program(
            List.of("/bin/sh", "label.sh"),
            Map.of("KEPT", folder.toString()),
            Duration.ofSeconds(30),
            cores),
        "mine",
        version,
        List.of(script),
        folder.resolve("scratch"));
  }

  private Reference answers(String labels) throws Exception {
    Files.writeString(folder.resolve("answer"), labels);
    return open("cp \"$KEPT/answer\" \"$2\"\n", "1", 1);
  }

  private static Failure failure(Reference reference) throws InterruptedException {
    LabelOutcome outcome = reference.label(Live.SILICON, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    return ((LabelOutcome.Failed) outcome).failure();
  }

  @Test
  void itsLabelsAreRead() throws Exception {
    Labels labels = Derivatives.label(answers(GOOD), Live.SILICON);
    assertThat(labels.energy()).isEqualTo(-3.5);
    assertThat(labels.forces().get(1, 2)).isEqualTo(-0.3);
    assertThat(labels.virial().orElseThrow().get(0, 0))
        .isCloseTo(-0.01 * Live.SILICON.cell().volume(), within(1e-12));
  }

  @Test
  void itIsGivenTheStructureWithEveryDigit() throws Exception {
    Reference reference = open("cp \"$1\" \"$KEPT/given\"\nexit 1\n", "1", 1);
    assertThat(failure(reference)).isInstanceOf(Failure.Crashed.class);
    assertThat(Files.readString(folder.resolve("given"))).contains("Si 1.42 1.3 1.38");
  }

  @Test
  void labelsOfAnotherStructureAreRefused() throws Exception {
    assertThat(detail(GOOD.replace("1.30 1.38", "1.31 1.38")))
        .contains("atom 2 moved by 0.01000 Å");
    assertThat(detail(GOOD.replace("2.75", "2.76"))).contains("a cell", "off by 0.01000 Å");
    assertThat(detail(GOOD.replaceFirst("Si 0", "C 0"))).contains("C instead of Si as atom 1");
    String one = GOOD.substring(0, GOOD.lastIndexOf("Si")).replaceFirst("2", "1");
    assertThat(detail(one)).contains("1 atoms instead of 2");
    assertThat(detail(GOOD.replace("REF_energy=-3.5", ""))).contains("REF_energy");
    assertThat(detail(GOOD.replace("-3.5", "NaN"))).contains("labels");
    assertThat(detail(GOOD.substring(0, GOOD.length() / 2))).contains("labels.extxyz");
    assertThat(detail(GOOD + GOOD)).contains("one frame");
    assertThat(((Failure.Unreadable) failure(open("exit 0\n", "1", 1))).detail())
        .contains("left no file labels.extxyz");
  }

  private String detail(String answer) throws Exception {
    Failure failure = failure(answers(answer));
    assertThat(failure).isInstanceOf(Failure.Unreadable.class);
    return ((Failure.Unreadable) failure).detail();
  }

  @Test
  void itMaySayThatItDidNotConverge() throws Exception {
    String plain =
        GOOD.replaceAll("REF_energy.*", "converged=F scf_steps=17")
            .replace(":REF_forces:R:3", "")
            .replaceAll("(?m) -?0.1 -?0.2 -?0.3$", "");
    assertThat(failure(answers(plain))).isEqualTo(new Failure.NotConverged(17));
  }

  @Test
  void theLedgerCountsTheCoresItKeeps() throws Exception {
    Optional<Cost> cost = open("exit 3\n", "1", 8).label(Live.SILICON, List.of()).cost();
    assertThat(cost.orElseThrow().cores()).isEqualTo(8);
    assertThat(cost.orElseThrow().seconds()).isPositive();
    assertThat(open("exit 3\n", "1", 1).label(Live.SILICON, List.of()).cost()).isEmpty();
  }

  @Test
  void physicsIsWhatChangesTheNumbersAndNothingElse() throws Exception {
    String physics = open("exit 0\n", "1", 1).identity().physics();
    assertThat(physics).contains("code mine").doesNotContain(folder.toString());
    assertThat(open("exit 0\n", "1", 16).identity().physics()).isEqualTo(physics);
    assertThat(open("exit 0\n", "2", 1).identity().physics()).isNotEqualTo(physics);
    assertThat(open("exit 1\n", "1", 1).identity().physics()).isNotEqualTo(physics);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path moved = Files.writeString(elsewhere.resolve("label.sh"), "exit 0\n");
    Reference other =
        Command.open(
            new Program(List.of("/bin/bash", "label.sh"), Map.of(), Duration.ofHours(1)),
            "mine",
            "1",
            List.of(moved),
            elsewhere);
    assertThat(other.identity().physics()).isEqualTo(physics);
  }

  @Test
  void isNotOpenedWithoutItsFiles() {
    Program program = new Program(List.of("/bin/sh"), Map.of(), Duration.ofHours(1));
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> Command.open(program, "mine", "1", List.of(nowhere), folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }
}
