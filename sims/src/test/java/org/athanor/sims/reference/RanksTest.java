package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command is spread over fewer processes when memory was short. */
class RanksTest {
  private static final List<String> PLAIN = List.of("mpirun", "-n", "{{ranks 8}}", "cp2k.psmp");
  private static final List<String> POOLED =
      List.of("mpirun", "-n{{ranks 8}}", "pw.x", "-nk", "{{ pools 4 }}");

  @TempDir private Path folder;

  @Test
  void processesAreHalvedEachTimeDownToOne() {
    assertThat(Ranks.of(PLAIN, 0)).containsExactly("mpirun", "-n", "8", "cp2k.psmp");
    assertThat(Ranks.of(PLAIN, 1)).contains("4");
    assertThat(Ranks.of(PLAIN, 2)).contains("2");
    assertThat(Ranks.of(PLAIN, 40)).contains("1");
  }

  @Test
  void groupsOfKPointsGoBeforeProcessesDo() {
    assertThat(Ranks.of(POOLED, 0)).containsExactly("mpirun", "-n8", "pw.x", "-nk", "4");
    assertThat(Ranks.of(POOLED, 1)).containsExactly("mpirun", "-n8", "pw.x", "-nk", "1");
    assertThat(Ranks.of(POOLED, 2)).containsExactly("mpirun", "-n4", "pw.x", "-nk", "1");
  }

  @Test
  void theLedgerCountsTheCoresThatAreKept() {
    assertThat(Ranks.cores(PLAIN, 16, 0)).isEqualTo(16);
    assertThat(Ranks.cores(PLAIN, 16, 1)).isEqualTo(8);
    assertThat(Ranks.cores(PLAIN, 1, 3)).isEqualTo(1);
    assertThat(Ranks.cores(List.of("pw.x"), 3, 2)).isEqualTo(3);
  }

  @Test
  void whatIsNotKnownIsRefusedWithTheNearest() {
    refused("{{rank 4}}", "{{rank}}", "{{ranks}}");
    refused("{{ranks}}", "whole number", "{{ranks 4}}");
    refused("{{ranks 0}}", "got \"0\"");
    refused("{{ranks 4", "}}");
    assertThatThrownBy(() -> Ranks.check(List.of("{{ranks 8}}", "{{pools 3}}")))
        .hasMessageContaining("evenly");
  }

  private static void refused(String word, String... parts) {
    assertThatThrownBy(() -> new Program(List.of("mpirun", word), Map.of(), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  /** Through a program that is short of memory with more than two processes. */
  @Test
  void theLadderEndsWithALabelOfTheSamePhysics() throws Exception {
    String body =
        """
        echo "$1 $2" >> "$KEPT/asked"
        [ "$1" -le 2 ] || { echo "terminate called: std::bad_alloc" >&2; exit 134; }
        exit 3
        """;
    Path script = Files.writeString(folder.resolve("label.sh"), body);
    Program program =
        new Program(
            List.of("/bin/sh", "label.sh", "{{ranks 8}}", "{{pools 2}}"),
            Map.of("KEPT", folder.toString()),
            Duration.ofSeconds(30),
            8);
    Reference reference =
        Command.open(program, "mine", "1", List.of(script), folder.resolve("scratch"));
    for (int tries = 0; tries < 4; tries++) {
      List<Failure> earlier = Collections.nCopies(tries, new Failure.OutOfMemory(""));
      LabelOutcome outcome = reference.label(Live.SILICON, earlier);
      assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
      Failure failure = ((LabelOutcome.Failed) outcome).failure();
      assertThat(failure)
          .isInstanceOf(tries < 3 ? Failure.OutOfMemory.class : Failure.Crashed.class);
      assertThat(outcome.cost().orElseThrow().cores()).isEqualTo(List.of(8, 8, 4, 2).get(tries));
    }
    assertThat(Files.readAllLines(folder.resolve("asked")))
        .containsExactly("8 2", "8 1", "4 1", "2 1");
    assertThat(reference.identity().physics()).doesNotContain("ranks", "pools");
  }
}
