package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.Histories;
import org.athanor.persistence.codec.StateCodecs;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelQueue;
import org.junit.jupiter.api.Test;

/** A snapshot that does not agree with the events is not used, and costs nothing but itself. */
interface SnapshotContract {
  List<LabelEvent> EVENTS = Histories.labels(7, 60);

  Site site();

  @Test
  default void aSnapshotThatAgreesIsKept() throws SQLException {
    Site site = recorded();
    store(site, 40, StateCodecs.LABEL.encode(after(40)), "label-queue");
    store(site, EVENTS.size(), StateCodecs.LABEL.encode(after(EVENTS.size())), "label-queue");
    assertThat(kept(site)).containsExactly(40L, (long) EVENTS.size());
  }

  @Test
  default void aDamagedSnapshotIsDeleted() throws SQLException {
    Site site = recorded();
    store(site, 30, StateCodecs.LABEL.encode(after(30)), "label-queue");
    byte[] bytes = StateCodecs.LABEL.encode(after(40));
    bytes[bytes.length / 2] ^= 4;
    store(site, 40, bytes, "label-queue");
    store(site, 41, new byte[0], "label-queue");
    assertThat(kept(site)).containsExactly(30L);
  }

  @Test
  default void aReadableSnapshotOfAnotherStateIsDeleted() throws SQLException {
    Site site = recorded();
    store(site, 40, StateCodecs.LABEL.encode(after(39)), "label-queue");
    store(site, 41, StateCodecs.LABEL.encode(after(41)), "library-state");
    store(site, 42, StateCodecs.LABEL.encode(after(42)), "of a newer version");
    assertThat(kept(site)).isEmpty();
  }

  @Test
  default void aSnapshotAheadOfTheEventsIsDeleted() throws SQLException {
    Site site = recorded();
    int beyond = EVENTS.size() + 1;
    store(site, beyond, StateCodecs.LABEL.encode(after(EVENTS.size())), "label-queue");
    assertThat(kept(site)).isEmpty();
  }

  private Site recorded() {
    Site site = site();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(EVENTS);
    }
    return site;
  }

  /** The snapshots that are there after the journal was opened; all events always are. */
  private static List<Long> kept(Site site) throws SQLException {
    Journal.open(site.directory(), site.place()).close();
    assertThat(site.read()).isEqualTo(EVENTS);
    List<Long> kept = new ArrayList<>();
    try (Connection connection = site.connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sequence_number FROM snapshot ORDER BY sequence_number")) {
      while (rows.next()) {
        kept.add(rows.getLong(1));
      }
    }
    return kept;
  }

  private static void store(Site site, long number, byte[] bytes, String manifest)
      throws SQLException {
    String sql =
        "INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,"
            + " snapshot_ser_manifest, snapshot_payload) VALUES (?, ?, 0, ?, ?, ?)";
    try (Connection connection = site.connection();
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
