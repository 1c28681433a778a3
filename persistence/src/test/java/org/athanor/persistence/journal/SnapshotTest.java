package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.codec.Histories;
import org.athanor.persistence.codec.StateCodecs;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that does not agree with the events is not used, and costs nothing but itself. */
class SnapshotTest {
  private static final List<LabelEvent> EVENTS = Histories.labels(7, 60);

  @TempDir Path directory;

  @BeforeEach
  void record() {
    try (Recorder recorder = new Recorder(directory)) {
      recorder.record(EVENTS);
    }
  }

  @Test
  void aSnapshotThatAgreesIsKept() throws SQLException {
    store(40, StateCodecs.LABEL.encode(after(40)), "label-queue");
    store(EVENTS.size(), StateCodecs.LABEL.encode(after(EVENTS.size())), "label-queue");
    assertThat(kept()).containsExactly(40L, (long) EVENTS.size());
  }

  @Test
  void aDamagedSnapshotIsDeleted() throws SQLException {
    store(30, StateCodecs.LABEL.encode(after(30)), "label-queue");
    byte[] bytes = StateCodecs.LABEL.encode(after(40));
    bytes[bytes.length / 2] ^= 4;
    store(40, bytes, "label-queue");
    store(41, new byte[0], "label-queue");
    assertThat(kept()).containsExactly(30L);
  }

  @Test
  void aReadableSnapshotOfAnotherStateIsDeleted() throws SQLException {
    store(40, StateCodecs.LABEL.encode(after(39)), "label-queue");
    store(41, StateCodecs.LABEL.encode(after(41)), "library-state");
    store(42, StateCodecs.LABEL.encode(after(42)), "of a newer version");
    assertThat(kept()).isEmpty();
  }

  @Test
  void aSnapshotAheadOfTheEventsIsDeleted() throws SQLException {
    int beyond = EVENTS.size() + 1;
    store(beyond, StateCodecs.LABEL.encode(after(EVENTS.size())), "label-queue");
    assertThat(kept()).isEmpty();
  }

  /** The snapshots that are there after the journal was opened; all events always are. */
  private List<Long> kept() throws SQLException {
    Journal.open(directory).close();
    assertThat(new JournalReader(directory).read(Recorder.ENTITY, EventCodecs.LABEL))
        .isEqualTo(EVENTS);
    List<Long> kept = new ArrayList<>();
    try (Connection connection = Database.readOnly(directory);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sequence_number FROM snapshot")) {
      while (rows.next()) {
        kept.add(rows.getLong(1));
      }
    }
    return kept;
  }

  private void store(long number, byte[] bytes, String manifest) throws SQLException {
    String sql =
        "INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,"
            + " snapshot_ser_manifest, snapshot_payload) VALUES (?, ?, 0, ?, ?, ?)";
    try (Connection connection = DriverManager.getConnection(Database.url(directory));
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Recorder.ENTITY);
      statement.setLong(2, number);
      statement.setInt(3, AthanorSerializer.IDENTIFIER);
      statement.setString(4, manifest);
      statement.setBytes(5, bytes);
      statement.executeUpdate();
    }
  }

  private static LabelQueue after(int events) {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : EVENTS.subList(0, events)) {
      queue = queue.applied(event);
    }
    return queue;
  }
}
