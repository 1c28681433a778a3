package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes events and their seals to PostgreSQL, in one transaction, if its epoch still lasts.
 *
 * @param epoch of the process that writes
 */
record EventWriter(long epoch) {
  private static final String INSERT =
      "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
          + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SEAL =
      "INSERT INTO event_seal (persistence_id, first_event, last_event, digest)"
          + " VALUES (?, ?, ?, ?)";

  /**
   * Commits these events.
   *
   * @param seals of the events
   * @throws FencedException if another process owns the journal now
   * @throws SQLException if it failed; it may have been committed if the connection was lost
   */
  void write(Connection connection, List<EventRow> events, List<Seal> seals) throws SQLException {
    connection.setAutoCommit(false);
    try {
      requireEpoch(connection);
      insert(connection, events);
      seal(connection, seals);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** Whether these very events are there already: asked after a connection was lost in a commit. */
  boolean isWritten(Connection connection, List<Seal> seals) throws SQLException {
    String query =
        "SELECT count(*) FROM event_seal WHERE persistence_id = ? AND first_event = ?"
            + " AND last_event = ? AND digest = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (Seal seal : seals) {
        bind(statement, seal);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next() || row.getInt(1) == 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * The lock on the row makes who raises the epoch wait until this transaction has ended, and makes
   * this one wait for who is raising it, and see the new one.
   */
  private void requireEpoch(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM journal_owner WHERE epoch = ? FOR SHARE")) {
      statement.setLong(1, epoch);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new FencedException(epoch);
        }
      }
    }
  }

  private static void insert(Connection connection, List<EventRow> events) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (EventRow event : events) {
        statement.setString(1, event.persistenceId());
        statement.setLong(2, event.sequenceNumber());
        statement.setString(3, event.writer());
        statement.setLong(4, event.timestamp());
        statement.setString(5, event.adapterManifest());
        statement.setBytes(6, event.payload().toByteArray());
        statement.setInt(7, event.serializer());
        statement.setString(8, event.manifest());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void seal(Connection connection, List<Seal> seals) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEAL)) {
      for (Seal seal : seals) {
        bind(statement, seal);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Seal seal) throws SQLException {
    statement.setString(1, seal.persistenceId());
    statement.setLong(2, seal.from());
    statement.setLong(3, seal.to());
    statement.setString(4, seal.digest());
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException gone) {
      cause.addSuppressed(gone);
    }
  }
}
