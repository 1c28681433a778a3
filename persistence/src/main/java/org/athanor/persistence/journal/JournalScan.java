package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Reads rows in the order of their entities and sequence numbers. */
final class JournalScan {
  /** Rows that a server sends at a time, if it is asked for few. */
  private static final int PAGE = 500;

  private static final String SELECT = "SELECT " + EventRow.COLUMNS + " FROM event_journal";

  private JournalScan() {}

  /** Reads every entity's rows. */
  static void all(Connection connection, Consumer<EventRow> visitor) throws SQLException {
    String query = SELECT + " ORDER BY persistence_id, sequence_number";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      read(statement, visitor);
    }
  }

  /** Reads one entity's rows after a number. */
  static void entity(
      Connection connection, String persistenceId, long last, Consumer<EventRow> visitor)
      throws SQLException {
    String query =
        SELECT + " WHERE persistence_id = ? AND sequence_number > ? ORDER BY sequence_number";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, persistenceId);
      statement.setLong(2, last);
      read(statement, visitor);
    }
  }

  private static void read(PreparedStatement statement, Consumer<EventRow> visitor)
      throws SQLException {
    statement.setFetchSize(PAGE);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        visitor.accept(EventRow.of(rows));
      }
    }
  }
}
