package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcBackend$;

class JournalTest implements JournalContract, SnapshotContract, PostContract {
  @TempDir Path directory;

  @Override
  public Site site() {
    return Site.sqlite(directory);
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

  @Override
  public void sendToThePast(Site site, String text) {
    String dead = "process 1 (started 2026-11-20T01:02:03Z) on host far since 2026-11-20T01:02:05Z";
    LetterFolder.of(site.directory(), dead).send(new Letter(UUID.randomUUID(), text));
  }

  @Test
  void whatIsNoLetterIsThrownAwayAndAnAnswerToThePastToo() throws IOException {
    Path letters = Files.createDirectories(directory.resolve("letters"));
    Path answer = Files.writeString(letters.resolve(UUID.randomUUID() + ".answer"), "too late");
    try (Journal journal = Journal.open(directory)) {
      assertThat(answer).doesNotExist();
      Files.writeString(letters.resolve("garbage.letter"), "\u0000\u0001 no letter");
      Files.writeString(letters.resolve(UUID.randomUUID() + ".letter"), "");
      assertThat(journal.letters()).isEmpty();
      assertThat(letters).isEmptyDirectory();
      try (Post post = Post.to(directory).orElseThrow()) {
        post.withdraw(post.send("stop"));
      }
      assertThat(journal.letters()).isEmpty();
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA " + name)) {
      return answer.getString(1);
    }
  }

  @Test
  void aDirectoryWithoutAJournalIsNamed() {
    assertThat(JournalReader.hasJournal(directory)).isFalse();
    assertThatThrownBy(() -> new JournalReader(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(directory.toString());
  }
}
