package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.protocol.label.LabelEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcBackend$;

class JournalTest {
  @TempDir Path directory;

  @Test
  void eventsAreThereAgainAndReadableWhileTheCampaignRuns() {
    List<LabelEvent> expected = new ArrayList<>();
    try (Recorder recorder = new Recorder(directory)) {
      expected.addAll(LabelEvents.range(0, 3, 2));
      assertThat(recorder.record(expected)).isEqualTo(3);
      assertThat(read()).isEqualTo(expected);
    }
    try (Recorder recorder = new Recorder(directory)) {
      List<LabelEvent> more = LabelEvents.range(3, 10, 64);
      expected.addAll(more);
      assertThat(recorder.record(more)).isEqualTo(10);
    }
    assertThat(read()).isEqualTo(expected);
  }

  @Test
  void noJavaClassNameIsStored() throws SQLException {
    try (Recorder recorder = new Recorder(directory)) {
      recorder.record(LabelEvents.range(0, 2, 1));
    }
    try (Connection connection = Database.readOnly(directory);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT event_ser_id, event_ser_manifest FROM event_journal")) {
      while (rows.next()) {
        assertThat(rows.getInt(1)).isEqualTo(20261).isEqualTo(AthanorSerializer.IDENTIFIER);
        assertThat(rows.getString(2)).isEqualTo("label");
      }
    }
  }

  /** On the connection that the plugin's own pool makes from the configuration. */
  @Test
  void everyCommitIsSynchronised() throws SQLException {
    try (Journal journal = Journal.open(directory);
        JdbcBackend.DatabaseDef database =
            JdbcBackend$.MODULE$
                .Database()
                .forConfig(
                    "akka-persistence-jdbc.shared-databases.slick.db",
                    journal.config().withFallback(ConfigFactory.load()),
                    null,
                    getClass().getClassLoader());
        Connection connection = database.source().createConnection()) {
      assertThat(pragma(connection, "synchronous")).isEqualTo("2");
      assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA " + name)) {
      return answer.getString(1);
    }
  }

  @Test
  void aSecondProcessIsToldWhoIsThere() {
    try (Journal journal = Journal.open(directory)) {
      assertThatThrownBy(() -> Journal.open(directory))
          .isInstanceOf(CampaignLockedException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining(" on host ")
          .hasMessageContaining(" since ");
      // The refusal must not have let go of the first one's lock.
      assertThatThrownBy(() -> Journal.open(directory)).isInstanceOf(CampaignLockedException.class);
      assertThat(journal.config().getString("athanor.journal.directory"))
          .isEqualTo(directory.toString());
    }
    Journal.open(directory).close();
  }

  @Test
  void aDirectoryWithoutAJournalIsNamed() {
    assertThat(JournalReader.hasJournal(directory)).isFalse();
    assertThatThrownBy(() -> new JournalReader(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(directory.toString());
  }

  @Test
  void aMissingSealIsRefused() throws Exception {
    Journal.open(directory).close();
    Files.delete(SealFile.in(directory));
    assertThatThrownBy(() -> Journal.open(directory))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("journal.seal");
  }

  private List<LabelEvent> read() {
    return new JournalReader(directory).read(Recorder.ENTITY, EventCodecs.LABEL);
  }
}
