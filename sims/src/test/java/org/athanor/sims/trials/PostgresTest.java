package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.athanor.persistence.journal.PostgresServer;
import org.athanor.sims.page.Door;
import org.athanor.sims.page.PageServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns with their journal in PostgreSQL, through kills of whatever can be killed. */
@Tag("trial")
class PostgresTest {
  private static final long SEED = 20261122;
  private static final int LABELERS = 2;

  @TempDir static Path data;
  private static PostgresServer server;
  private static PwStandIn program;

  /** While it is there labels take long, so that a campaign is not at its end too early. */
  private static Path slow;

  private static String expected;
  @TempDir Path home;

  @AfterEach
  void fastAgain() throws IOException {
    Files.deleteIfExists(slow);
  }

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start(data.resolve("server"));
    slow = data.resolve("slow");
    program = PwStandIn.in(data.resolve("pw"), PwStandIn.slowWhile(slow));
    Path directory = data.resolve("embedded");
    Athanor.runHere(Tiny.file(data, program.settings()), directory).fine();
    expected = new History(directory).read().hash();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  /** A database for each test, and what else is different. */
  private Path file(String database, String... lines) throws Exception {
    server.execute("CREATE DATABASE " + database);
    return Tiny.file(
        home,
        program.settings(),
        """
        machines.journal {
          kind = postgresql
          postgresql { url = "%s", user = postgres, lease = 3 s }
        }
        """
            .formatted(server.url().replaceFirst("postgres$", database)),
        String.join("\n", lines));
  }

  @Test
  void aProcessThatIsKilledGoesOnToTheSameDataset() throws Exception {
    Path file = file("killed");
    Path directory = home.resolve("run");
    History history = new History(directory);
    Random random = new Random(SEED);
    int kills = 0;
    for (int k = 0; k < 6; k++) {
      try (Athanor athanor = Athanor.run(file, directory)) {
        until(athanor, history, history.size() + 1 + random.nextInt(25));
        athanor.endsWithin(random.nextInt(60));
        kills += athanor.kill() ? 1 : 0;
      }
      history.read();
    }
    assertThat(kills).isGreaterThan(3);
    Athanor.runHere(file, directory).fine();
    assertThat(history.read().hash()).isEqualTo(expected);
    assertThat(history.queue().tally().computed() - history.queue().tally().done())
        .isLessThanOrEqualTo(kills * LABELERS);
    JsonNode status =
        new ObjectMapper()
            .readTree(Athanor.here("status", directory.toString(), "--json").fine().output());
    assertThat(status.get("datasetHash").asText()).isEqualTo(expected);
    Athanor.here("report", directory.toString()).fine();
    assertThat(onPage(directory).get("datasetHash").asText()).isEqualTo(expected);
    assertThat(directory.resolve("journal.db")).doesNotExist();
  }

  /** The status as the live page tells it. */
  private static JsonNode onPage(Path directory) throws IOException, InterruptedException {
    try (PageServer page =
        PageServer.open("--listen", new Door("127.0.0.1", 0), directory, Optional.empty())) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(page.url() + "api/status")).build();
      return new ObjectMapper()
          .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }
  }

  @Test
  void aServerThatIsKilledIsWaitedForAndNothingIsPaidTwice() throws Exception {
    Path file = file("waiting");
    Path directory = home.resolve("run");
    History history = new History(directory);
    try (Athanor athanor = Athanor.run(file, directory)) {
      for (int labels : new int[] {4, 14, 24}) {
        await()
            .atMost(Athanor.PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> !athanor.isAlive() || history.read().queue().tally().done() >= labels);
        assertThat(athanor.isAlive()).isTrue();
        server.kill();
        // Long enough for calculations to end meanwhile.
        assertThat(athanor.endsWithin(1500)).isFalse();
        server.startAgain();
      }
      assertThat(athanor.answer().fine().output())
          .contains("the journal's database does not answer", "is there again");
    }
    assertThat(history.read().hash()).isEqualTo(expected);
    assertThat(history.queue().tally().computed()).isEqualTo(history.queue().tally().done());
  }

  @Test
  void aServerThatStaysAwayEndsTheProcessAndTheSameCommandGoesOn() throws Exception {
    Path file = file("away", "machines.journal.postgresql.patience = 3 s");
    Path directory = home.resolve("run");
    History history = new History(directory);
    try (Athanor athanor = Athanor.run(file, directory)) {
      await().atMost(Athanor.PATIENCE).until(() -> history.read().queue().tally().done() > 5);
      server.kill();
      athanor.answer().refused(1, "the database has not answered for", "goes on once it does");
      Athanor.here("status", directory.toString()).refused(1, "the database does not answer");
      Athanor.runHere(file, directory).refused(1, "the database does not answer");
    } finally {
      server.startAgain();
    }
    Athanor.runHere(file, directory).fine();
    assertThat(history.read().hash()).isEqualTo(expected);
  }

  @Test
  void itIsStoppedFromAFolderThatOnlyKnowsTheDatabase() throws Exception {
    Path file = file("stopped");
    Path first = home.resolve("first");
    Path second = Files.createDirectories(home.resolve("second"));
    History history = new History(first);
    Files.createFile(slow);
    try (Athanor athanor = Athanor.run(file, first)) {
      await().atMost(Athanor.PATIENCE).until(() -> history.read().queue().tally().done() > 5);
      Files.copy(first.resolve("journal.place"), second.resolve("journal.place"));
      Answer stop = Athanor.here("stop", second.toString(), "--after", "labels").fine();
      assertThat(stop.output()).contains("process " + athanor.pid(), "has ended");
      assertThat(athanor.answer().clean().status()).isEqualTo(130);
    }
    assertThat(history.read().queue().tally().computed()).isEqualTo(history.queue().tally().done());
    assertThat(history.state().ended()).isEmpty();
    assertThat(Athanor.here("stop", second.toString()).fine().output())
        .contains("there is nothing to stop");
  }

  @Test
  void anotherNodeTakesAPausedOneOverAndTheFirstOneNoticesWhenItWakesUp() throws Exception {
    Path file = file("paused");
    Path first = home.resolve("first");
    Path second = home.resolve("second");
    History history = new History(first);
    Files.createFile(slow);
    try (Athanor old = Athanor.run(file, first)) {
      await().atMost(Athanor.PATIENCE).until(() -> history.read().queue().tally().done() > 5);
      Athanor.runHere(file, second).refused(2, "is in use by process " + old.pid());
      signal("STOP", old.pid());
      Files.delete(slow);
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> Athanor.runHere(file, second).clean().status() == 0);
      assertThat(new History(second).read().hash()).isEqualTo(expected);
      signal("CONT", old.pid());
      old.answer().refused(2, "may not write any more");
    }
    assertThat(history.read().hash()).isEqualTo(expected);
    assertThat(second.resolve("journal.place"))
        .hasSameTextualContentAs(first.resolve("journal.place"));
  }

  @Test
  void theDoctorLooksAtTheServer() throws Exception {
    Path file = file("examined");
    JsonNode there = journal(file);
    assertThat(there.get("grade").asText()).isEqualTo("pass");
    assertThat(there.get("found").asText())
        .contains("PostgreSQL 18.", "schema athanor_tiny would be created");
    JsonNode away =
        journal(
            file(
                "unknown",
                "machines.journal.postgresql.url = \"jdbc:postgresql://localhost:1/nowhere\""));
    assertThat(away.get("grade").asText()).isEqualTo("fail");
    assertThat(away.get("found").asText()).contains("the database does not answer");
    assertThat(home.resolve("run")).doesNotExist();
  }

  /** What {@code doctor} finds about the journal. */
  private JsonNode journal(Path file) throws IOException {
    String directory = home.resolve("run").toString();
    Answer answer =
        Athanor.here("doctor", file.toString(), "--directory", directory, "--quick", "--json");
    for (JsonNode check : new ObjectMapper().readTree(answer.clean().output()).get("checks")) {
      if (check.get("topic").asText().equals("journal")) {
        return check;
      }
    }
    throw new AssertionError("nothing about the journal in " + answer);
  }

  private static void until(Athanor athanor, History history, int events) {
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !athanor.isAlive() || history.read().size() >= events);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    String[] command = {"kill", "-" + name, Long.toString(pid)};
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
