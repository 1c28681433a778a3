package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.LabelStatus.Quarantined;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that fails in every way that is known: all is counted, and the campaign goes on. */
@Tag("trial")
class BadReferenceTest {
  /** Which call does what; the first one asks for the version and is not counted. */
  private static final String TANTRUMS =
      """
      calls="%s"
      echo call >> "$calls"
      case $(wc -l < "$calls" | tr -d ' ') in
        3 | 4 | 5) echo "Error in routine davcio (10)"; exit 134 ;;
        7) head -c 3000 /dev/urandom; exit 0 ;;
        9) sleep 1000 & exec sleep 1001 ;;
        11) echo "     convergence NOT achieved after 100 iterations: stopping"; exit 2 ;;
        13) scale=1e6 ;;
        15) rm -- "$0" ;;
        17 | 18) exit 0 ;;
      esac
      """;

  @TempDir Path home;

  @Test
  void everyFailureIsCountedAndTheCampaignEnds() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), tantrums());
    Path directory = home.resolve("run");
    Path file =
        Tiny.file(
            home,
            program.settings(),
            "label.reference.quantum-espresso.time-limit = 6 s",
            "label.retries.pause = 1 s",
            "machines.labelers = 1");
    History history = new History(directory);
    try (Athanor athanor = Athanor.run(file, directory)) {
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () ->
                  !athanor.isAlive()
                      || causes(history.read()).containsKey(Failure.Unavailable.class));
      program.install(tantrums());
      athanor.answer().fine();
    }
    history.read();
    Map<Class<?>, Long> causes = causes(history);
    // At least one: it may have been looked for again before it was back.
    assertThat(causes.remove(Failure.Unavailable.class)).isPositive();
    assertThat(causes)
        .isEqualTo(
            Map.of(
                Failure.Crashed.class, 3L,
                Failure.Unreadable.class, 3L,
                Failure.OutOfTime.class, 1L,
                Failure.NotConverged.class, 1L,
                Failure.Unphysical.class, 1L));
    assertThat(history.state().ended()).isPresent();
    List<StructureQuarantined> given =
        history.labels().stream()
            .filter(StructureQuarantined.class::isInstance)
            .map(StructureQuarantined.class::cast)
            .toList();
    assertThat(given)
        .extracting(end -> end.failure().getClass().getSimpleName())
        .containsExactly("Crashed", "Unphysical", "Unreadable");
    for (StructureQuarantined end : given) {
      Optional<LabelStatus> status = history.queue().status(end.id());
      assertThat(status).contains(new Quarantined(end.failure()));
    }
    counted(directory, history);
  }

  private String tantrums() {
    return TANTRUMS.formatted(home.resolve("calls"));
  }

  private static Map<Class<?>, Long> causes(History history) {
    Map<Class<?>, Long> causes = new HashMap<>();
    history.failures().stream()
        .map(attempt -> attempt.failure().getClass())
        .forEach(cause -> causes.merge(cause, 1L, Long::sum));
    return causes;
  }

  /** What people are told agrees with the journal. */
  private static void counted(Path directory, History history) throws IOException {
    Answer answer = Athanor.here("status", directory.toString(), "--json").fine();
    JsonNode status = new ObjectMapper().readTree(answer.output());
    JsonNode labels = status.get("labels");
    assertThat(status.get("state").asText()).isEqualTo("complete");
    assertThat(status.get("datasetHash").asText()).isEqualTo(history.hash());
    assertThat(labels.get("quarantined").asInt()).isEqualTo(3);
    assertThat(labels.get("failed").asInt()).isEqualTo(history.queue().tally().failed());
    assertThat(labels.get("computed").asInt())
        .isEqualTo(labels.get("done").asInt() + labels.get("failed").asInt());
    String text = Athanor.here("status", directory.toString()).fine().output();
    assertThat(text).contains("quarantined");
    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("<td>crashed</td><td class=\"number\">3</td>", "given up");
  }

  @Test
  void aProgramThatNeverWorksEndsInAClearMessage() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "exit 3");
    Path file =
        Tiny.file(home, program.settings(), "label { retries { crashed = 0 }, budget = 12 }");
    Answer answer = Athanor.runHere(file, home.resolve("run"));
    answer.refused(1, "no structure could be labelled");
  }
}
