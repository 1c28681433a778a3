package org.athanor.persistence.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads rows in the order of their entities and sequence numbers, and holds them against the seal.
 *
 * <p>The seal has to be read first: then it holds for a journal that is being written to as well,
 * since an event is committed before it is sealed.
 */
final class JournalScan {
  private final Path file;
  private final List<Seal> seals;
  private final Map<String, SealCheck> checks = new TreeMap<>();

  JournalScan(Path directory, List<Seal> seals) {
    this.file = Database.in(directory);
    this.seals = seals;
    seals.forEach(seal -> check(seal.persistenceId()));
  }

  /** A scan of one entity only. */
  JournalScan(Path directory, List<Seal> seals, String persistenceId) {
    this(
        directory,
        seals.stream().filter(seal -> seal.persistenceId().equals(persistenceId)).toList());
  }

  /** Reads every entity's rows; what is not sealed yet is the answer. */
  List<Seal> all(Connection connection, Consumer<EventRow> visitor) throws SQLException {
    String query =
        "SELECT "
            + EventRow.COLUMNS
            + " FROM event_journal ORDER BY persistence_id, sequence_number";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      return read(statement, visitor);
    }
  }

  /** Reads one entity's rows. */
  void entity(Connection connection, String persistenceId, Consumer<EventRow> visitor)
      throws SQLException {
    String query =
        "SELECT "
            + EventRow.COLUMNS
            + " FROM event_journal WHERE persistence_id = ? ORDER BY sequence_number";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, persistenceId);
      read(statement, visitor);
    }
  }

  /** Reads one entity's rows after a number, without seals; the answer is the last number. */
  static long after(
      Connection connection, String persistenceId, long last, Consumer<EventRow> visitor)
      throws SQLException {
    if (Database.schema(connection).isEmpty()) {
      return last;
    }
    String query =
        "SELECT "
            + EventRow.COLUMNS
            + " FROM event_journal WHERE persistence_id = ? AND sequence_number > ?"
            + " ORDER BY sequence_number";
    long number = last;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, persistenceId);
      statement.setLong(2, last);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          EventRow event = EventRow.of(rows);
          visitor.accept(event);
          number = event.sequenceNumber();
        }
      }
    }
    return number;
  }

  private List<Seal> read(PreparedStatement statement, Consumer<EventRow> visitor)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        EventRow event = EventRow.of(rows);
        check(event.persistenceId()).next(event);
        visitor.accept(event);
      }
    }
    return none();
  }

  /** The end of the rows: nothing that is sealed may be missing now. */
  List<Seal> none() {
    List<Seal> missing = new ArrayList<>();
    checks.values().forEach(check -> missing.addAll(check.end()));
    return missing;
  }

  private SealCheck check(String persistenceId) {
    return checks.computeIfAbsent(persistenceId, id -> new SealCheck(file, id, seals));
  }
}
