package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalPlace.Login;
import org.athanor.persistence.journal.JournalPlace.Server;
import org.athanor.protocol.label.LabelEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time, and nothing that was acknowledged is lost, whoever is killed or paused. */
class OwnershipTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration LEASE = Duration.ofSeconds(8);

  @TempDir static Path data;
  private static PostgresServer server;
  @TempDir Path home;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start(data.resolve("server"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void anOwnerThatWasPausedCannotWriteAfterAnotherTookOver() throws Exception {
    Server place = server.place("paused", LEASE, LONG);
    Site site = new Site(home.resolve("new"), place);
    try (OwnerProcess old = OwnerProcess.start(home, home.resolve("old"), place, Map.of())) {
      await().atMost(LONG).until(() -> old.recorded() > 20);
      old.signal("STOP");
      int known = old.recorded();
      assertThatThrownBy(() -> Journal.open(site.directory(), place))
          .isInstanceOf(CampaignLockedException.class)
          .hasMessageContaining("in use by process " + old.pid());
      // Now the server ends the session of which it hears nothing.
      try (Recorder taken =
          await().atMost(LONG).until(() -> opened(site), Optional::isPresent).get()) {
        List<LabelEvent> before = site.read();
        assertThat(before).hasSizeGreaterThanOrEqualTo(known);
        old.signal("CONT");
        assertThat(old.endsLost(LONG)).as("%s", old.said()).isTrue();
        assertThat(old.said().getLast())
            .contains("is in use by process " + ProcessHandle.current().pid())
            .contains("this process was not heard for too long and may not write any more");
        assertThat(taken.record(LabelEvents.range(900, 903, 2))).isEqualTo(before.size() + 3);
        assertThat(site.read())
            .hasSize(before.size() + 3)
            .startsWith(before.toArray(LabelEvent[]::new));
        assertThat(old.recorded()).isLessThanOrEqualTo(before.size());
      }
    }
    Journal.open(site.directory(), place).close();
  }

  private static Optional<Recorder> opened(Site site) {
    try {
      return Optional.of(new Recorder(site.directory(), site.place()));
    } catch (CampaignLockedException notYet) {
      return Optional.empty();
    }
  }

  /** One that was paused between its look at the epoch and its commit holds the row's lock. */
  @Test
  void anOwnerThatWasPausedInItsTransactionHoldsNobodyUp() throws Exception {
    Server place = server.place("transaction", Duration.ofSeconds(1), LONG);
    Path directory = home.resolve("old");
    Journal old = Journal.open(directory, place);
    List<LabelEvent> none = List.of();
    try (Connection paused = writing(old);
        Statement statement = paused.createStatement()) {
      old.close();
      paused.setAutoCommit(false);
      statement.execute("SELECT 1 FROM journal_owner WHERE epoch = 1 FOR SHARE");
      try (Journal young = Journal.open(home.resolve("new"), place)) {
        young.requireHeld();
        assertThatThrownBy(() -> statement.execute("DELETE FROM event_seal"))
            .isInstanceOf(SQLException.class);
        try (Connection late = writing(old)) {
          assertThatThrownBy(() -> new EventWriter(1).write(late, List.of(), List.of()))
              .isInstanceOf(FencedException.class)
              .hasMessageContaining("epoch 1, which is over");
          new EventWriter(2).write(late, List.of(), List.of());
        }
      }
    }
    assertThat(new Site(directory, place).read()).isEqualTo(none);
  }

  /** As the pool of a process connects. */
  private static Connection writing(Journal journal) throws SQLException {
    var db = journal.config().getConfig("akka-persistence-jdbc.shared-databases.slick.db");
    java.util.Properties properties = new java.util.Properties();
    db.getConfig("properties")
        .entrySet()
        .forEach(entry -> properties.put(entry.getKey(), entry.getValue().unwrapped()));
    properties.put("user", db.getString("user"));
    return java.sql.DriverManager.getConnection(db.getString("url"), properties);
  }

  @Test
  void sessionsThatTheServerEndsAreReplacedAndEveryEventIsThereOnce() throws Exception {
    Site site = new Site(home.resolve("run"), server.place("sessions"));
    int count = 0;
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      for (int k = 0; k < 15; k++) {
        var kept = recorder.begin(LabelEvents.range(count, count + 4, 2));
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE"
                + " 'athanor % athanor_sessions'");
        count += 4;
        assertThat(kept.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(count);
      }
      recorder.journal().requireHeld();
      await().atMost(LONG).until(() -> Ownership.isHeld(new PostgresStore((Server) site.place())));
      assertThatThrownBy(() -> Journal.open(home.resolve("other"), site.place()))
          .isInstanceOf(CampaignLockedException.class);
    }
    assertThat(site.read()).isEqualTo(LabelEvents.range(0, count, 2));
  }

  @Test
  void aServerThatIsKilledAndStartedAgainLosesNothingAndIsWaitedFor() throws Exception {
    Site site = new Site(home.resolve("run"), server.place("killed"));
    int count = 0;
    try (Recorder recorder = new Recorder(site.directory(), site.place());
        JournalReader reader = new JournalReader(site.directory())) {
      for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 10; i++) {
          count = recorder.record(LabelEvents.range(count, count + 3, 2));
        }
        assertThat(reader.read(Recorder.ENTITY, EventCodecs.LABEL)).hasSize(count);
        var kept = recorder.begin(LabelEvents.range(count, count + 3, 2));
        server.kill();
        assertThatThrownBy(reader::persistenceIds).isInstanceOf(JournalUnreachableException.class);
        await().atMost(LONG).until(() -> recorder.journal().trouble().isPresent());
        recorder.journal().requireHeld();
        server.startAgain();
        count += 3;
        assertThat(kept.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(count);
        await().atMost(LONG).until(() -> recorder.journal().trouble().isEmpty());
        assertThat(reader.read(Recorder.ENTITY, EventCodecs.LABEL)).hasSize(count);
      }
    }
    assertThat(site.read()).isEqualTo(LabelEvents.range(0, count, 2));
    Journal.open(site.directory(), site.place()).close();
  }

  @Test
  void aServerThatStaysAwayEndsTheWorkWithAReason() throws Exception {
    Server place = server.place("away", Duration.ofSeconds(1), Duration.ofSeconds(2));
    Site site = new Site(home.resolve("run"), place);
    try (Recorder recorder = new Recorder(site.directory(), place)) {
      recorder.record(LabelEvents.range(0, 5, 2));
      server.kill();
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThatThrownBy(recorder.journal()::requireHeld)
                      .isInstanceOf(JournalUnreachableException.class)
                      .hasMessageContaining("has not answered for ")
                      .hasMessageContaining("nothing that was acknowledged is lost"));
    } finally {
      server.startAgain();
    }
    try (Recorder recorder = new Recorder(site.directory(), place)) {
      assertThat(recorder.record(LabelEvents.range(5, 6, 2))).isEqualTo(6);
    }
    assertThat(site.read()).isEqualTo(LabelEvents.range(0, 6, 2));
  }

  @Test
  void thePasswordComesFromTheEnvironmentAndIsKeptNowhere() throws Exception {
    Server open = server.place("secret");
    Login login = new Login(Optional.of("careful"), Optional.of("ATHANOR_TEST_NOWHERE"));
    Server place = new Server(open.url(), login, open.schema(), open.terms());
    Path directory = home.resolve("run");
    server.execute("CREATE ROLE careful LOGIN PASSWORD 'sesame'");
    server.execute("GRANT CREATE ON DATABASE postgres TO careful");
    server.demandPassword("careful");
    assertThatThrownBy(() -> Journal.open(directory, place))
        .isInstanceOf(JournalUnreachableException.class)
        .hasMessageContaining("the variable ATHANOR_TEST_NOWHERE is not set");
    try (OwnerProcess wrong =
        OwnerProcess.start(home, directory, place, Map.of("ATHANOR_TEST_NOWHERE", "open"))) {
      await().atMost(LONG).until(() -> !wrong.isAlive());
      assertThat(wrong.said()).anyMatch(line -> line.contains("password authentication failed"));
    }
    try (OwnerProcess right =
        OwnerProcess.start(home, directory, place, Map.of("ATHANOR_TEST_NOWHERE", "sesame"))) {
      await().atMost(LONG).until(() -> right.recorded() > 0);
      assertThat(right.said()).noneMatch(line -> line.contains("sesame"));
    }
    try (var files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllBytes(file)).asString().doesNotContain("sesame"));
    }
  }
}
