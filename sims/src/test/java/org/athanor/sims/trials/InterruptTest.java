package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends a campaign's process cleanly, and the same command goes on. */
@Tag("trial")
class InterruptTest {
  private static final int SIGINT = 2;

  @TempDir Path home;

  @Test
  void stopsCleanlyAndGoesOnToTheSameDataset() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 0.2");
    Path file = Tiny.file(home, program.settings());
    Path undisturbed = home.resolve("undisturbed");
    Athanor.runHere(file, undisturbed).fine();
    Path directory = home.resolve("run");
    History history = new History(directory);
    try (Athanor athanor = Athanor.run(file, directory)) {
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  history.read().queue().tally().done() > 5
                      && Phase.of(history).contains(Phase.LABELLING));
      athanor.interrupt();
      Answer answer = athanor.answer().clean();
      assertThat(answer.status()).isEqualTo(128 + SIGINT);
    }
    JsonNode status =
        new ObjectMapper()
            .readTree(Athanor.here("status", directory.toString(), "--json").fine().output());
    assertThat(status.get("state").asText()).isEqualTo("stopped");
    assertThat(history.read().state().ended()).isEmpty();
    Athanor.runHere(file, directory).fine();
    assertThat(history.read().hash()).isEqualTo(new History(undisturbed).read().hash());
    assertThat(history.queue().tally().computed() - history.queue().tally().done())
        .isLessThanOrEqualTo(2);
  }
}
