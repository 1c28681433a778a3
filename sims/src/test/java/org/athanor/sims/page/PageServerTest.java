package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.config.BadConfiguration;
import org.athanor.protocol.label.LabelQueue.Tally;
import org.athanor.sims.cli.Recorder;
import org.athanor.sims.cli.Shell;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of an ended campaign answers, out of a journal that was really written. */
class PageServerTest {
  private static final Story.Told STORY = Story.told(3);

  @TempDir private static Path directory;
  private static PageServer server;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    Recorder.record(Wicked.told(STORY), directory);
    Files.writeString(directory.resolve("dataset.extxyz"), "2\nproperties\n");
    Files.createDirectories(directory.resolve("potential"));
    Files.writeString(directory.resolve("potential/potential.txt"), "a potential\n");
    Files.writeString(directory.resolve("secret.key"), "a secret\n");
    Files.createSymbolicLink(
        directory.resolve("potential/link.txt"), directory.resolve("secret.key"));
    server = PageServer.open("--listen", new Door("127.0.0.1", 0), directory, Optional.empty());
    browser = Browser.at(server);
    assertThat(browser.get("api/status").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void tellsTheStatusAsTheCommandDoes() throws Exception {
    HttpResponse<String> answer = browser.get("api/status");
    assertThat(answer.body()).isEqualTo(Shell.run("status", directory, "--json").out().strip());
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(browser.get("api/status", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void tellsPrometheusWhatTheStatusSays() throws Exception {
    HttpResponse<String> answer = browser.get("metrics");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    JsonNode status = browser.json("api/status");
    List<String> lines = answer.body().lines().toList();
    JsonNode labels = status.get("labels");
    assertThat(lines)
        .contains(
            "athanor_campaign_info{campaign=\"" + status.get("name").asText() + "\"} 1",
            "athanor_campaign_state{state=\"complete\"} 1.0",
            "athanor_campaign_state{state=\"running\"} 0.0",
            "athanor_journal_readable 1.0",
            "athanor_round " + status.get("round").asDouble(),
            "athanor_labels{state=\"done\"} " + labels.get("done").asDouble(),
            "athanor_labels{state=\"quarantined\"} " + labels.get("quarantined").asDouble(),
            "athanor_walks_total " + status.get("walks").get("total").asDouble(),
            "athanor_force_mae_mev_per_angstrom{potential=\"campaign\"} "
                + status.get("errors").get("forceMaeMeVPerAngstrom").asDouble());
    double tries =
        lines.stream()
            .filter(line -> line.startsWith("athanor_calculations_total{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    assertThat(tries).isEqualTo(status.get("ledger").get("tries").asDouble()).isPositive();
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#"))
        .allMatch(line -> line.matches("athanor_[a-z_]+(\\{[a-z]+=\"[^\"]*\"})? \\S+"))
        .doesNotHaveDuplicates();
    assertThat(browser.get("metrics", "Accept", "application/openmetrics-text").body())
        .endsWith("# EOF\n");
  }

  @Test
  void saysWhetherTheJournalCanBeRead() throws Exception {
    HttpResponse<String> well = browser.get("health");
    assertThat(well.statusCode()).isEqualTo(200);
    assertThat(browser.json("health").get("state").asText()).isEqualTo("complete");
    assertThat(Replies.health(Scene.NOTHING).status().intValue()).isEqualTo(503);
  }

  @Test
  void tellsFitsRoundsAndNovelty() throws Exception {
    JsonNode json = browser.json("api/campaign");
    assertThat(json.get("schema").asText()).isEqualTo("athanor/page-campaign");
    assertThat(json.get("fits")).hasSize(3);
    assertThat(json.get("fits").get(2).get("heldOut").get("forceMaeMeVPerAngstrom").asDouble())
        .isEqualTo(
            STORY
                .end()
                .campaign()
                .latestFit()
                .orElseThrow()
                .report()
                .heldOut()
                .orElseThrow()
                .forceMae());
    assertThat(json.get("rounds")).hasSize(3);
    assertThat(json.get("novelty").get("threshold").asDouble()).isEqualTo(1.0);
    int binned = 0;
    for (JsonNode bin : json.get("novelty").get("bins")) {
      binned +=
          bin.get("accepted").asInt() + bin.get("familiar").asInt() + bin.get("other").asInt();
    }
    assertThat(binned).isEqualTo(json.get("novelty").get("candidates").asInt()).isPositive();
  }

  @Test
  void tellsEveryLabelAndItsStructure() throws Exception {
    JsonNode json = browser.json("api/labels");
    Tally tally = STORY.end().labels().tally();
    assertThat(json.get("candidate")).hasSize(STORY.end().labels().entries().size());
    assertThat(words(json.get("state"))).filteredOn("labelled"::equals).hasSize(tally.done());
    assertThat(words(json.get("state")))
        .filteredOn("quarantined"::equals)
        .hasSize(tally.quarantined())
        .isNotEmpty();
    int at = words(json.get("state")).indexOf("quarantined");
    assertThat(json.get("reason").get(at).asText()).contains(Wicked.REASON);
    String candidate = json.get("candidate").get(at).asText();
    JsonNode structure = browser.json("api/structures/" + candidate);
    assertThat(structure.get("phase").asText()).isEqualTo(Wicked.PHASE);
    assertThat(structure.get("elements")).hasSize(8);
    assertThat(structure.get("positions")).hasSize(8);
    assertThat(structure.get("cell").get(1).get(1).asDouble()).isEqualTo(5.43);
    assertThat(structure.get("pressureGPa").asDouble()).isEqualTo(5);
    assertThat(structure.get("novelty").isNumber()).isTrue();
    assertThat(structure.get("tries").get(0).get("seconds").asDouble()).isEqualTo(120);
    assertThat(browser.get("api/structures/99/0/0").statusCode()).isEqualTo(404);
  }

  @Test
  void holdsThePotentialAgainstLabels() throws Exception {
    JsonNode parity = browser.json("api/parity");
    assertThat(parity.get("potential").asInt()).isEqualTo(2);
    int structures = parity.get("structures").get("candidate").size();
    assertThat(structures).isEqualTo(STORY.end().labels().tally().done());
    assertThat(parity.get("forces").get("components").asInt()).isEqualTo(24 * structures);
    JsonNode trust = browser.json("api/uncertainty").get("quantities");
    assertThat(trust).hasSize(3);
    assertThat(trust.get(1).get("unit").asText()).isEqualTo("meV/Å");
    assertThat(trust.get(1).get("in95").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void laysStructuresOutInTwoDimensions() throws Exception {
    JsonNode map = browser.json("api/map");
    assertThat(map.get("first")).hasSize(STORY.end().labels().entries().size());
    assertThat(map.get("firstShare").asDouble())
        .isGreaterThanOrEqualTo(map.get("secondShare").asDouble());
  }

  @Test
  void givesAwayFilesOfItsListAndNoOthers() throws Exception {
    assertThat(browser.get("files/dataset.extxyz").body()).startsWith("2\n");
    assertThat(browser.get("files/potential/potential.txt").body()).isEqualTo("a potential\n");
    List<String> names = browser.json("api/files").get("files").findValuesAsText("name");
    assertThat(names).containsExactly("dataset.extxyz", "potential/potential.txt");
    for (String path :
        List.of(
            "files/secret.key",
            "files/journal.db",
            "files/potential/link.txt",
            "files/potential/../secret.key",
            "files/%2e%2e/" + directory.getFileName() + "/secret.key",
            "files/..%2fsecret.key",
            "files//etc/passwd",
            "files/",
            "vendor/../page.conf",
            "Routes.class",
            "api/structures/0/0/99999999999")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
    }
    String up = "/files/" + "../".repeat(12) + "etc/passwd";
    assertThat(browser.raw("GET " + up + " HTTP/1.0\r\nHost: localhost\r\n\r\n")).contains(" 404 ");
  }

  @Test
  void answersOnlyToReadersAndOnlyUnderItsOwnName() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      HttpResponse<String> answer = browser.ask(method, "api/status");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }
    HttpResponse<String> head = browser.ask("HEAD", "api/status");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(browser.raw("GET / HTTP/1.0\r\nHost: other.example\r\n\r\n")).contains(" 421 ");
  }

  @Test
  void isMadeOfItsOwnFilesAlone() throws Exception {
    HttpResponse<String> page = browser.get("");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("http:", "https:", "style=", "onclick");
    for (String tag : page.body().split("<script", -1)) {
      assertThat(tag.startsWith(" src=\"/") || tag.startsWith("<!doctype")).as(tag).isTrue();
    }
    for (String script : List.of("main.js", "live.js", "structure.js", "dom.js")) {
      String text = browser.get(script).body();
      assertThat(text).doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }
  }

  @Test
  void saysWhereItCannotListen() {
    Door taken = Door.parse("--listen", server.url().replaceAll("http://|/", ""));
    assertThatThrownBy(() -> PageServer.open("--listen", taken, directory, Optional.empty()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(
            "--listen: expected an address of this machine and a port that is free");
  }

  private static List<String> words(JsonNode column) {
    return Arrays.asList(column.valueStream().map(JsonNode::asText).toArray(String[]::new));
  }
}
