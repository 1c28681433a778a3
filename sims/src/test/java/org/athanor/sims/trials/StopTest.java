package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.StopPoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that are stopped by another process, each way, and go on to the same dataset. */
@Tag("trial")
class StopTest {
  private static final int STOPPED = 130;

  @TempDir static Path data;
  private static PwStandIn program;
  private static String expected;
  @TempDir Path home;

  @BeforeAll
  static void undisturbed() throws IOException {
    program = PwStandIn.in(data.resolve("pw"), PwStandIn.slowWhile(data.resolve("slow")));
    Path directory = data.resolve("undisturbed");
    Athanor.runHere(Tiny.file(data, program.settings()), directory).fine();
    expected = new History(directory).read().hash();
  }

  private static void untilLabels(History history, int labels) {
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> history.read().queue().tally().done() >= labels);
  }

  /** How many rounds were open when the process heard of it. */
  private static int roundsBeforeTheLastStop(History history) {
    int open = 0;
    int before = 0;
    for (CampaignEvent event : history.campaign()) {
      open += event instanceof RoundOpened ? 1 : 0;
      before = event instanceof StopRequested ? open : before;
    }
    return before;
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.output());
  }

  @Test
  void eachWayStopsWhereItSaysAndTheNextRunGoesOn() throws Exception {
    Path file = Tiny.file(home, program.settings());
    Path directory = home.resolve("run");
    History history = new History(directory);
    // So that it is not at its end before it is told to stop.
    Path slow = Files.createFile(data.resolve("slow"));
    try (Athanor athanor = Athanor.run(file, directory)) {
      untilLabels(history, 3);
      Answer stop = Athanor.here("stop", directory.toString(), "--after", "labels", "--json");
      assertThat(json(stop.fine()).get("state").asText()).isEqualTo("stopped");
      assertThat(stop.errors()).contains("process " + athanor.pid(), "has ended");
      assertThat(athanor.answer().clean().status()).isEqualTo(STOPPED);
    }
    assertThat(history.read().queue().tally().computed())
        .as("what was in flight came home")
        .isEqualTo(history.queue().tally().done());
    try (Athanor athanor = Athanor.run(file, directory)) {
      untilLabels(history, 14);
      Athanor.here("stop", directory.toString(), "--after", "round").fine();
      assertThat(athanor.answer().clean().status()).isEqualTo(STOPPED);
      int open = roundsBeforeTheLastStop(history.read());
      assertThat(history.state().rounds()).hasSize(open);
      assertThat(history.state().fits()).hasSize(open);
    }
    // What somebody wanted of a process that was killed before it looked is not for the next one.
    String order =
        "{\"schema\":\"athanor/order 1\",\"by\":\"x@y\",\"order\":\"stop\",\"point\":\"NOW\"}";
    Files.writeString(
        Files.createDirectories(directory.resolve("letters"))
            .resolve(UUID.randomUUID() + ".letter"),
        "athanor letter 1\nto process 1 (started never) on host here since then\n" + order);
    try (Athanor athanor = Athanor.run(file, directory)) {
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> history.read().state().resumed() == 2);
      Answer stop = Athanor.here("stop", directory.toString()).fine();
      assertThat(stop.output()).contains("it stops at once");
      assertThat(athanor.answer().clean().output()).contains("stopped by ");
    }
    Files.delete(slow);
    Athanor.runHere(file, directory).fine();
    assertThat(history.read().hash()).isEqualTo(expected);
    List<StopPoint> points =
        history.campaign().stream()
            .filter(StopRequested.class::isInstance)
            .map(event -> ((StopRequested) event).point())
            .toList();
    assertThat(points).containsExactly(StopPoint.LABELS, StopPoint.ROUND, StopPoint.NOW);
    Answer nobody = Athanor.here("stop", directory.toString(), "--json").fine();
    assertThat(json(nobody).get("state").asText()).isEqualTo("complete");
    assertThat(nobody.errors()).contains("there is nothing to stop");
  }

  @Test
  void mistakesAreSaid() throws Exception {
    Path file = Tiny.file(home, program.settings());
    Athanor.runHere(file, home.resolve("run"), "--walltime-minutes", "0")
        .refused(2, "--walltime-minutes", "got 0");
    String nowhere = home.resolve("nothing").toString();
    Athanor.here("stop", nowhere).refused(2, "was a campaign ever run");
    Athanor.here("stop", nowhere, "--after", "lunch").refused(2, "--after", "lunch");
  }
}
