package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.persistence.journal.JournalPlace.Login;
import org.athanor.persistence.journal.JournalPlace.Server;
import org.athanor.persistence.journal.JournalPlace.Terms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcBackend$;

/** A journal on a real PostgreSQL server. */
class PostgresJournalTest implements JournalContract, SnapshotContract, PostContract {
  private static final AtomicInteger NAMES = new AtomicInteger();

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

  @Override
  public Site site() {
    int number = NAMES.incrementAndGet();
    return new Site(home.resolve("run" + number), server.place("Si-" + number + ".conf"));
  }

  @Override
  public void sendToThePast(Site site, String text) throws SQLException {
    try (Connection connection = site.connection()) {
      String notice = Notices.letter(0, new Letter(UUID.randomUUID(), text));
      Notices.say(connection, server(site).schema(), notice);
    }
  }

  @Test
  void aLetterThatIsTooLongIsRefusedAtOnce() {
    Site site = site();
    try (Journal journal = Journal.open(site.directory(), site.place());
        Post post = Post.to(site.directory()).orElseThrow()) {
      String most = "å".repeat(3_900);
      assertThatThrownBy(() -> post.send(most + most))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 7900 bytes at most, got 156");
      assertThat(journal.letters()).isEmpty();
    }
  }

  /** On the connection that the plugin's own pool makes, though the server's default is off. */
  @Test
  void everyCommitIsSynchronised() throws SQLException {
    Site site = site();
    try (Journal journal = Journal.open(site.directory(), site.place());
        JdbcBackend.DatabaseDef database =
            JdbcBackend$.MODULE$
                .Database()
                .forConfig(
                    "akka-persistence-jdbc.shared-databases.slick.db",
                    journal.config().withFallback(ConfigFactory.load()),
                    null,
                    getClass().getClassLoader());
        Connection connection = database.source().createConnection()) {
      assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(shown(connection, "search_path")).isEqualTo("\"" + server(site).schema() + "\"");
      assertThat(shown(connection, "idle_in_transaction_session_timeout")).isEqualTo("2s");
    }
    try (Connection other = server.connection()) {
      assertThat(shown(other, "synchronous_commit")).isEqualTo("off");
    }
  }

  @Test
  void aServerThatDoesNotSynchroniseIsRefused() throws IOException {
    try (EmbeddedPostgres careless =
        PostgresServer.starting(home.resolve("careless"), "off").start()) {
      Login login = new Login(Optional.of("postgres"), Optional.empty());
      Server place = Server.ofCampaign("one", PostgresServer.url(careless), login, Terms.USUAL);
      assertThatThrownBy(() -> Journal.open(home.resolve("run"), place))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("got fsync = off");
    }
    assertThat(home.resolve("run/journal.place")).doesNotExist();
  }

  @Test
  void campaignsShareADatabaseAndNoTable() {
    Site one = site();
    Site other = site();
    try (Recorder first = new Recorder(one.directory(), one.place());
        Recorder second = new Recorder(other.directory(), other.place())) {
      assertThat(first.record(LabelEvents.range(0, 3, 2))).isEqualTo(3);
      assertThat(second.record(LabelEvents.range(5, 7, 2))).isEqualTo(2);
    }
    assertThat(one.read()).isEqualTo(LabelEvents.range(0, 3, 2));
    assertThat(other.read()).isEqualTo(LabelEvents.range(5, 7, 2));
  }

  @Test
  void aLongNameIsShortenedAndStaysItsOwn() {
    String name = "a-campaign-with-a-name-that-says-everything-about-it.";
    Server one = server.place(name + "first");
    Server other = server.place(name + "other");
    assertThat(one.schema()).hasSize(63).isNotEqualTo(other.schema());
    Site site = new Site(home.resolve("long"), one);
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 1, 2));
    }
    assertThat(site.read()).hasSize(1);
  }

  @Test
  void anotherDirectoryTakesTheCampaignUpAndIsChecked() throws SQLException {
    Site here = site();
    try (Recorder recorder = new Recorder(here.directory(), here.place())) {
      recorder.record(LabelEvents.range(0, 3, 2));
    }
    Site there = new Site(home.resolve("another"), here.place());
    try (Recorder recorder = new Recorder(there.directory(), there.place())) {
      assertThatThrownBy(() -> Journal.open(here.directory(), here.place()))
          .isInstanceOf(CampaignLockedException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(Journal.isHeld(here.directory())).isTrue();
      assertThat(recorder.record(LabelEvents.range(3, 5, 2))).isEqualTo(5);
    }
    assertThat(Journal.isHeld(here.directory())).isFalse();
    assertThat(here.read()).isEqualTo(LabelEvents.range(0, 5, 2));
    here.execute("UPDATE event_journal SET write_timestamp = 7 WHERE sequence_number = 4");
    // Neither of these directories has seen these events, but the database itself has their seals.
    for (Path directory : new Path[] {here.directory(), home.resolve("third")}) {
      assertThatThrownBy(() -> Journal.open(directory, here.place()))
          .isInstanceOf(DamagedJournalException.class)
          .hasMessageContaining("the bytes of events 4 to 5");
    }
  }

  @Test
  void anEventFromElsewhereIsRefused() throws SQLException {
    Site site = site();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 2, 2));
    }
    site.execute(
        "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
            + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest) SELECT"
            + " persistence_id, 3, writer, write_timestamp, adapter_manifest, event_payload,"
            + " event_ser_id, event_ser_manifest FROM event_journal WHERE sequence_number = 2");
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("expected a seal for every event, got none for events 3 to 3");
  }

  /** A database that was restored from an old copy is whole in itself. */
  @Test
  void aLossThatTheDatabaseDoesNotSeeIsSeenFromTheDirectory() throws SQLException {
    Site site = site();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 2, 2));
      recorder.record(LabelEvents.range(2, 4, 2));
    }
    site.execute("DELETE FROM event_journal WHERE sequence_number > 2");
    site.execute("DELETE FROM event_seal WHERE first_event > 2");
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("up to number 4, got them up to 2: the others are lost");
  }

  @Test
  void anotherJournalUnderTheSameNameIsRefused() throws SQLException {
    Site site = site();
    Journal.open(site.directory(), site.place()).close();
    server.execute("DROP SCHEMA \"" + server(site).schema() + "\" CASCADE");
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("as journal.place has it, got no tables");
    Journal.open(home.resolve("new"), site.place()).close();
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("as journal.place has it, got another one");
  }

  @Test
  void wrongTablesAreRefused() throws SQLException {
    Site site = site();
    Journal.open(site.directory(), site.place()).close();
    site.execute("ALTER TABLE snapshot DROP COLUMN created");
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("missing [snapshot.created bigint NO], odd []");
    Site newer = site();
    Journal.open(newer.directory(), newer.place()).close();
    newer.execute("UPDATE journal_owner SET version = 2");
    assertThatThrownBy(() -> Journal.open(newer.directory(), newer.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("expected tables of version 1");
  }

  @Test
  void aDirectoryKeepsToItsPlace() {
    Site far = site();
    Journal.open(far.directory(), far.place()).close();
    assertThatThrownBy(() -> Journal.open(far.directory()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kept in schema athanor_Si-")
        .hasMessageContaining("asks for journal.db");
    assertThatThrownBy(() -> Journal.open(far.directory(), server.place("other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("asks for schema athanor_other of jdbc:postgresql://localhost:");
    Path near = home.resolve("near");
    Journal.open(near).close();
    assertThatThrownBy(() -> Journal.open(near, server.place("near")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kept in journal.db");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    Server nowhere =
        new Server(
            "jdbc:postgresql://localhost:1/postgres",
            new Login(Optional.empty(), Optional.empty()),
            "athanor_x",
            new Terms(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    assertThatThrownBy(() -> Journal.open(home.resolve("run"), nowhere))
        .isInstanceOf(JournalUnreachableException.class)
        .hasMessageContaining("schema athanor_x of jdbc:postgresql://localhost:1/postgres")
        .hasMessageContaining("does not answer");
  }

  private static Server server(Site site) {
    return (Server) site.place();
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SHOW " + setting)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
