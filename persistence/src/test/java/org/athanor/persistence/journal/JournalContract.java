package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.protocol.label.LabelEvent;
import org.junit.jupiter.api.Test;

/** What holds for a journal wherever it is kept. */
interface JournalContract {
  /** A place where there is no journal yet; another one at every call. */
  Site site();

  @Test
  default void eventsAreThereAgainAndReadableWhileTheCampaignRuns() {
    Site site = site();
    List<LabelEvent> expected = new ArrayList<>();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      expected.addAll(LabelEvents.range(0, 3, 2));
      assertThat(recorder.record(expected)).isEqualTo(3);
      assertThat(site.read()).isEqualTo(expected);
    }
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      List<LabelEvent> more = LabelEvents.range(3, 10, 64);
      expected.addAll(more);
      assertThat(recorder.record(more)).isEqualTo(10);
    }
    assertThat(site.read()).isEqualTo(expected);
  }

  @Test
  default void noJavaClassNameIsStored() throws SQLException {
    Site site = site();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 2, 1));
    }
    try (Connection connection = site.connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT event_ser_id, event_ser_manifest FROM event_journal")) {
      while (rows.next()) {
        assertThat(rows.getInt(1)).isEqualTo(20261).isEqualTo(AthanorSerializer.IDENTIFIER);
        assertThat(rows.getString(2)).isEqualTo("label");
      }
    }
  }

  @Test
  default void aSecondProcessIsToldWhoIsThere() {
    Site site = site();
    try (Journal journal = Journal.open(site.directory(), site.place())) {
      assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
          .isInstanceOf(CampaignLockedException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining(" on host ")
          .hasMessageContaining(" since ");
      // The refusal must not have let go of the first one's lock.
      assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
          .isInstanceOf(CampaignLockedException.class);
      assertThat(journal.config().getString("athanor.journal.directory"))
          .isEqualTo(site.directory().toString());
    }
    Journal.open(site.directory(), site.place()).close();
  }

  @Test
  default void aMissingSealIsRefused() throws Exception {
    Site site = site();
    Journal.open(site.directory(), site.place()).close();
    Files.delete(SealFile.in(site.directory()));
    assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("journal.seal");
  }

  @Test
  default void anAlteredEventIsRefusedAndLeftAsItIs() throws SQLException {
    Site site = recorded();
    site.execute("UPDATE event_journal SET writer = 'somebody' WHERE sequence_number = 4");
    refused(site, "the bytes of events 4 to 5 of \"label\" are not those that were sealed");
  }

  @Test
  default void anEventThatIsGoneIsRefused() throws SQLException {
    Site site = recorded();
    site.execute("DELETE FROM event_journal WHERE sequence_number = 2");
    refused(site, "expected event 2 of \"label\", got event 3");
  }

  @Test
  default void aLostEndIsRefused() throws SQLException {
    Site site = recorded();
    site.execute("DELETE FROM event_journal WHERE sequence_number = 5");
    refused(site, "up to number 5, got them up to 4: the others are lost");
  }

  @Test
  default void anEventThatIsMarkedDeletedIsRefused() throws SQLException {
    Site site = recorded();
    site.execute("UPDATE event_journal SET deleted = (1 = 1) WHERE sequence_number = 5");
    refused(site, "is marked deleted or was altered");
  }

  /** Three events, and then two more. */
  private Site recorded() {
    Site site = site();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 3, 2));
      recorder.record(LabelEvents.range(3, 5, 2));
    }
    return site;
  }

  private static void refused(Site site, String damage) throws SQLException {
    String before = site.contents();
    for (int k = 0; k < 2; k++) {
      assertThatThrownBy(() -> Journal.open(site.directory(), site.place()))
          .isInstanceOf(DamagedJournalException.class)
          .hasMessageContaining(damage);
      assertThatThrownBy(site::read)
          .isInstanceOf(DamagedJournalException.class)
          .hasMessageContaining(damage);
    }
    assertThat(site.contents()).isEqualTo(before);
  }
}
