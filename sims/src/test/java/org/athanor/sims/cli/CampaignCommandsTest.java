package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.persistence.journal.CampaignLock;
import org.athanor.protocol.label.LabelQueue.Tally;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read a campaign's directory, on a journal that was really written. */
class CampaignCommandsTest {
  private static final Story.Told STORY = Story.told(4);

  @TempDir private static Path complete;
  @TempDir private static Path unfinished;

  @BeforeAll
  static void record() {
    Recorder.record(STORY, complete);
    Recorder.record(
        new Story.Told(
            STORY.campaign().subList(0, STORY.campaign().size() - 1),
            STORY.library(),
            STORY.labels(),
            STORY.chronicles()),
        unfinished);
  }

  @Test
  void statusTellsWhatTheEventsSay() throws IOException {
    Shell shell = Shell.run("status", complete, "--json");
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
    JsonNode json = shell.json();
    Tally tally = STORY.end().labels().tally();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/status");
    assertThat(json.get("name").asText()).isEqualTo("silicon");
    assertThat(json.get("state").asText()).isEqualTo("complete");
    assertThat(json.get("round").asInt()).isEqualTo(3);
    assertThat(json.get("datasetHash").asText()).isEqualTo("a".repeat(64));
    assertThat(json.get("labels").get("computed").asInt()).isEqualTo(tally.computed());
    assertThat(json.get("labels").get("done").asInt()).isEqualTo(tally.done());
    assertThat(json.get("labels").get("failed").asInt()).isEqualTo(tally.failed());
    assertThat(json.get("labels").get("quarantined").asInt()).isEqualTo(tally.quarantined());
    assertThat(shell.out().chars()).allMatch(c -> c < 128);
  }

  @Test
  void anUnfinishedCampaignIsStoppedOrRunningAndHasAHashToo() throws IOException {
    JsonNode stopped = Shell.run("status", unfinished, "--json").json();
    assertThat(stopped.get("state").asText()).isEqualTo("stopped");
    assertThat(stopped.get("datasetHash").asText()).isEqualTo(DatasetHash.of(labeled()));
    try (CampaignLock lock = CampaignLock.acquire(unfinished)) {
      assertThat(Shell.run("status", unfinished, "--json").json().get("state").asText())
          .isEqualTo("running");
      assertThat(lock).isNotNull();
    }
    assertThat(Shell.run("status", unfinished).out()).startsWith("silicon: stopped, round 3");
  }

  @Test
  void aHolderThatDiedDoesNotHold() throws IOException {
    Path holder = unfinished.resolve("campaign.holder");
    String host = InetAddress.getLocalHost().getHostName();
    Files.writeString(
        holder,
        "process 1 (started 1999-01-01T00:00:00Z) on host "
            + host
            + " since 1999-01-01T00:00:00Z\n");
    assertThat(Shell.run("status", unfinished, "--json").json().get("state").asText())
        .isEqualTo("stopped");
    Files.delete(holder);
  }

  @Test
  void reportWritesThePageAndTheText(@TempDir Path folder) throws IOException {
    Shell shell = Shell.run("report", complete, "--output", folder.resolve("page"));
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
    assertThat(shell.out()).contains("stands in for DFT", "report.html");
    assertThat(folder.resolve("page/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("page/report.txt")).isNotEmptyFile();
    assertThat(complete.resolve("report.html")).doesNotExist();
  }

  private static List<LabeledStructure> labeled() {
    Chronicle end = STORY.end();
    return end.labels().rounds().stream()
        .flatMap(round -> end.labels().labeled(round).stream())
        .toList();
  }
}
