package org.athanor.persistence.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.codec.UnreadableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a look at a whole journal finds that is no damage to any event.
 *
 * @param unsealed events that were committed, but perhaps never acknowledged
 * @param wrongSnapshots that do not agree with the events
 */
record Examination(List<Seal> unsealed, Set<SnapshotPlace> wrongSnapshots) {
  /** Of a journal that is still empty. */
  static final Examination NOTHING = new Examination(List.of(), Set.of());

  private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

  /**
   * Reads everything, and alters nothing.
   *
   * @param seals of the file in the campaign's directory
   * @throws DamagedJournalException if an acknowledged event is missing, altered or unreadable
   */
  static Examination of(Store store, List<Seal> seals) throws SQLException {
    try (Connection connection = store.readOnly()) {
      Witness beside = new Witness(store, seals);
      if (!store.inspect(connection)) {
        return new Examination(beside.end(), Set.of());
      }
      Optional<Witness> within = store.seals(connection).map(all -> new Witness(store, all));
      SnapshotCheck snapshots = SnapshotCheck.of(connection);
      JournalScan.all(
          connection,
          row -> {
            beside.next(row);
            within.ifPresent(witness -> witness.next(row));
            decode(store, row).ifPresent(event -> snapshots.next(row, event));
          });
      within.ifPresent(witness -> requireAllSealed(store, witness.end()));
      return new Examination(beside.end(), snapshots.wrong());
    }
  }

  /** Seals what is not sealed, and deletes snapshots that are wrong. Events are never deleted. */
  void tidy(Store store, Path directory) throws SQLException {
    try (SealFile file = SealFile.open(directory)) {
      file.add(unsealed);
    }
    if (wrongSnapshots.isEmpty()) {
      return;
    }
    String sql = "DELETE FROM snapshot WHERE persistence_id = ? AND sequence_number = ?";
    try (Connection connection = store.writable();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (SnapshotPlace place : wrongSnapshots) {
        LOG.warn("journal {}: {} disagrees with the events and is deleted", store.name(), place);
        statement.setString(1, place.persistenceId());
        statement.setLong(2, place.sequenceNumber());
        statement.executeUpdate();
      }
    }
  }

  /** In a database that seals in the transaction of the events, nothing can be without a seal. */
  static void requireAllSealed(Store store, List<Seal> unsealed) {
    if (!unsealed.isEmpty()) {
      Seal first = unsealed.getFirst();
      throw new DamagedJournalException(
          store,
          "expected a seal for every event, got none for events "
              + first.from()
              + " to "
              + first.to()
              + " of \""
              + first.persistenceId()
              + "\"");
    }
  }

  private static Optional<Object> decode(Store store, EventRow row) {
    if (row.serializer() != AthanorSerializer.IDENTIFIER) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventCodecs.named(row.manifest()).decode(row.payload().toByteArray()));
    } catch (UnreadableEventException e) {
      throw new DamagedJournalException(store, row.place() + ": " + e.getMessage(), e);
    }
  }
}
