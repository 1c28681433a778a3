package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.athanor.persistence.journal.DamagedJournalException;
import org.athanor.sims.cli.Recorder;
import org.athanor.sims.status.Annals.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is followed is read once. */
class AnnalsTest {
  private static final Story.Told STORY = Story.told(1);

  @TempDir private Path directory;

  @Test
  void readsOnlyWhatIsNew() throws SQLException {
    Recorder.record(STORY, directory);
    try (Annals annals = new Annals(directory)) {
      Chronicle first = annals.chronicle();
      assertThat(first.labels().tally()).isEqualTo(STORY.end().labels().tally());
      assertThat(annals.mark())
          .isEqualTo(
              new Mark(STORY.campaign().size(), STORY.library().size(), STORY.labels().size(), 0));
      spoilEverything();
      assertThat(annals.chronicle()).isEqualTo(first);
    }
    try (Annals another = new Annals(directory)) {
      assertThatThrownBy(another::chronicle).isInstanceOf(DamagedJournalException.class);
    }
  }

  private void spoilEverything() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE event_journal SET event_payload = x'ff'"))
          .isPositive();
    }
  }
}
