package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is changed while its campaign goes on. */
@Tag("trial")
class ReloadTest {
  /** Labels of round 0: seeds, and half the tests. */
  private static final int ROUND_ZERO = 13;

  private static final String[] MORE = {"label.budget = 52", "label.retries.crashed = 4"};

  @TempDir Path home;

  /** With labels that stand still after those of round 0 until there is a file {@code go}. */
  private Path file(Path folder, String... lines) throws IOException {
    Path calls = Files.createDirectories(folder.resolve("calls"));
    Path program = folder.resolve("pw");
    PwStandIn standIn =
        Files.exists(program.resolve("pw.x"))
            ? PwStandIn.at(program)
            : PwStandIn.in(
                program,
                "touch %s/$$; [ $(ls %s | wc -l) -le %d ] || while [ ! -e %s ]; do sleep 0.05; done"
                    .formatted(calls, calls, ROUND_ZERO, folder.resolve("go")));
    List<String> all = new ArrayList<>(List.of(standIn.settings()));
    all.add("label.reference.quantum-espresso.time-limit = 300 s");
    all.addAll(List.of(lines));
    return Tiny.file(folder, all.toArray(String[]::new));
  }

  /** The fourth round waits for labels of the second. */
  private static void untilItStandsStill(History history) {
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> history.read().state().rounds().size() == 3);
  }

  private History changed(String name, boolean kill) throws Exception {
    Path folder = Files.createDirectories(home.resolve(name));
    Path directory = folder.resolve("run");
    History history = new History(directory);
    try (Athanor athanor = Athanor.run(file(folder), directory)) {
      untilItStandsStill(history);
      Answer answer =
          Athanor.here(
              "reload",
              file(folder, MORE).toString(),
              "--directory",
              directory.toString(),
              "--json");
      assertThat(new ObjectMapper().readTree(answer.fine().output()).get("taken").asBoolean())
          .isTrue();
      assertThat(answer.errors())
          .contains("label.budget: 40 → 52", "label.retries.crashed: 2 → 4", "from now on");
      if (kill) {
        assertThat(athanor.kill()).isTrue();
      }
      Files.writeString(folder.resolve("go"), "");
      if (!kill) {
        athanor.answer().fine();
      }
    }
    if (kill) {
      Athanor.runHere(file(folder, MORE), directory).fine();
    }
    return history.read();
  }

  private static List<Integer> roundsBeforeChanges(History history) {
    List<CampaignEvent> events = history.campaign();
    return events.stream()
        .filter(SettingsChanged.class::isInstance)
        .map(
            change ->
                (int)
                    events.subList(0, events.indexOf(change)).stream()
                        .filter(RoundOpened.class::isInstance)
                        .count())
        .toList();
  }

  @Test
  void theSameChangeAtTheSameRoundGivesTheSameDatasetAlsoThroughAKill() throws Exception {
    History one = changed("one", false);
    History other = changed("other", true);
    assertThat(roundsBeforeChanges(one)).containsExactly(3);
    assertThat(roundsBeforeChanges(other)).containsExactly(3);
    assertThat(other.hash()).isEqualTo(one.hash());
    assertThat(one.queue().tally().done()).isBetween(47, 58);
    Path directory = home.resolve("other/run");
    Answer history = Athanor.here("history", directory.toString()).fine();
    assertThat(history.output())
        .contains("began", "label.budget: 40 → 52", System.getProperty("user.name") + "@")
        .contains("from round 3", "resumed", "ended");
    JsonNode status =
        new ObjectMapper()
            .readTree(Athanor.here("status", directory.toString(), "--json").fine().output());
    assertThat(status.get("alterations").get(0).get("changes").get(0).get("after").asText())
        .isEqualTo("52");
    assertThat(directory.resolve("report.txt")).content().contains("label.budget: 40 → 52");
  }

  @Test
  void whatCannotChangeIsSaidAndWithoutAProcessTheNextRunIsNamed() throws Exception {
    Path directory = home.resolve("run");
    History history = new History(directory);
    String where = directory.toString();
    try (Athanor athanor = Athanor.run(file(home), directory)) {
      untilItStandsStill(history);
      Athanor.here("reload", file(home, "seed = 12").toString(), "--directory", where)
          .refused(2, "seed: the campaign began with 11");
      Athanor.here("reload", file(home, "explore.steps = 48").toString(), "--directory", where)
          .refused(2, "explore.steps: 40 → 48", "--after round");
      Athanor.here("reload", file(home, "stop.round = 9").toString(), "--directory", where)
          .refused(2, "stop.round ", "nearest valid one is stop.rounds");
      assertThat(
              Athanor.here("reload", file(home).toString(), "--directory", where).fine().output())
          .contains("nothing has changed");
      assertThat(athanor.kill()).isTrue();
    }
    Answer nobody =
        Athanor.here("reload", file(home, MORE).toString(), "--directory", where).fine();
    assertThat(nobody.output()).contains("label.budget: 40 → 52", "the next run with this file");
    assertThat(history.read().campaign()).noneMatch(SettingsChanged.class::isInstance);
    Athanor.here("reload", file(home).toString(), "--directory", home.resolve("nothing").toString())
        .refused(2, "was a campaign ever run");
    Athanor.here("history", home.resolve("nothing").toString())
        .refused(2, "was a campaign ever run");
  }
}
