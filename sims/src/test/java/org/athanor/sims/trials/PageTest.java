package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page of a campaign that really runs, watched from outside to its end. */
@Tag("trial")
class PageTest {
  private static final Pattern URL = Pattern.compile("page +(http://\\S+)");
  private static final int SIGINT = 2;

  @TempDir Path home;

  @Test
  void isWatchedToTheEndAndChangesNothing() throws Exception {
    // Long enough for the page to be told of some changes.
    Path file = Tiny.file(home, PwStandIn.in(home.resolve("pw"), "sleep 0.2").settings());
    Path alone = home.resolve("alone");
    Athanor.runHere(file, alone).fine();
    Path watched = home.resolve("watched");
    try (Athanor athanor =
        Athanor.start(
            home, "run", file.toString(), "--directory", watched.toString(), "--page", "0")) {
      List<JsonNode> changes = changes(url(athanor));
      athanor.answer().fine();
      assertThat(changes).hasSizeGreaterThan(2);
      assertThat(changes.getLast().get("closing").asBoolean()).isTrue();
      assertThat(changes.getLast().get("keys").get("parity").asText()).isEqualTo("" + Tiny.ROUNDS);
    }
    assertThat(new History(watched).read().hash()).isEqualTo(new History(alone).read().hash());
  }

  @Test
  void aTakenPortCostsThePageAndNotTheCampaign() throws Exception {
    Path file = Tiny.file(home);
    try (ServerSocket taken = new ServerSocket(0)) {
      Path directory = home.resolve("run");
      try (Athanor athanor =
          Athanor.start(
              home,
              "run",
              file.toString(),
              "--directory",
              directory.toString(),
              "--page",
              "" + taken.getLocalPort())) {
        Answer answer = athanor.answer();
        assertThat(answer.status()).isZero();
        assertThat(answer.errors()).contains("there is no page, and the campaign runs without one");
      }
    }
  }

  @Test
  void thePageOfAnEndedCampaignEndsByCtrlC() throws Exception {
    Path directory = home.resolve("run");
    Athanor.runHere(Tiny.file(home), directory).fine();
    try (Athanor athanor = Athanor.start(home, "page", directory.toString(), "--listen", "0")) {
      String url = url(athanor);
      JsonNode status = json(url + "api/status");
      assertThat(status.get("state").asText()).isEqualTo("complete");
      athanor.interrupt();
      assertThat(athanor.answer().status()).isEqualTo(128 + SIGINT);
    }
  }

  /**
   * Every change that is told until the page says that it closes, after which its connection may be
   * cut; the first are looked at as a browser would.
   */
  private static List<JsonNode> changes(String url) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "api/events")).build();
    Iterator<String> lines = client.send(request, BodyHandlers.ofLines()).body().iterator();
    List<JsonNode> changes = new ArrayList<>();
    boolean change = false;
    while (!closes(changes) && lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("event: ")) {
        change = line.equals("event: change");
      } else if (line.startsWith("data: ") && change) {
        changes.add(new ObjectMapper().readTree(line.substring("data: ".length())));
        // Not of the last ones: the page may close before it is asked.
        if (changes.size() < 3) {
          assertThat(json(url + "api/status").get("name")).isNotNull();
        }
      }
    }
    return changes;
  }

  private static boolean closes(List<JsonNode> changes) {
    return !changes.isEmpty() && changes.getLast().get("closing").asBoolean();
  }

  private static JsonNode json(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static String url(Athanor athanor) {
    return await()
        .atMost(Athanor.PATIENCE)
        .until(() -> URL.matcher(athanor.said()), Matcher::find)
        .group(1);
  }
}
