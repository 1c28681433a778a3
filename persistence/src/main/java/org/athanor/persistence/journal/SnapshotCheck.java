package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.StateCodecs;
import org.athanor.persistence.codec.UnreadableEventException;

/**
 * Holds every snapshot against the events that it stands for, while those are read anyway.
 *
 * <p>A snapshot is a shortcut and no record: one that cannot be read, that differs from the fold of
 * its events, or that is ahead of them, is not used, and nothing is lost by that.
 */
final class SnapshotCheck {
  private final Connection connection;
  private final Map<String, Fold> folds = new HashMap<>();
  private final Set<SnapshotPlace> unproved = new LinkedHashSet<>();

  private SnapshotCheck(Connection connection) {
    this.connection = connection;
  }

  /** For all snapshots that there are. */
  static SnapshotCheck of(Connection connection) throws SQLException {
    SnapshotCheck check = new SnapshotCheck(connection);
    String query = "SELECT persistence_id, sequence_number FROM snapshot";
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        SnapshotPlace place = new SnapshotPlace(rows.getString(1), rows.getLong(2));
        check.unproved.add(place);
        check.folds.put(place.persistenceId(), new Fold());
      }
    }
    return check;
  }

  /** Takes the next event of an entity. */
  void next(EventRow row, Object event) {
    Fold fold = folds.get(row.persistenceId());
    if (fold == null) {
      return;
    }
    fold.add(event);
    SnapshotPlace place = new SnapshotPlace(row.persistenceId(), row.sequenceNumber());
    if (unproved.contains(place) && fold.state().isPresent() && fold.state().equals(read(place))) {
      unproved.remove(place);
    }
  }

  /** After the last event: the snapshots that are not to be used. */
  Set<SnapshotPlace> wrong() {
    return unproved;
  }

  private Optional<Object> read(SnapshotPlace place) {
    String query =
        "SELECT snapshot_ser_id, snapshot_ser_manifest, snapshot_payload FROM snapshot"
            + " WHERE persistence_id = ? AND sequence_number = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, place.persistenceId());
      statement.setLong(2, place.sequenceNumber());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == AthanorSerializer.IDENTIFIER
            ? StateCodecs.named(row.getString(2)).map(codec -> codec.decode(bytes(row)))
            : Optional.empty();
      }
    } catch (SQLException | UnreadableEventException damaged) {
      return Optional.empty(); // Whatever is wrong with it, it is not used.
    }
  }

  private static byte[] bytes(ResultSet row) {
    try {
      return row.getBytes(3);
    } catch (SQLException e) {
      throw new UnreadableEventException("snapshot: expected bytes, got none", e);
    }
  }
}
