package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The tables of a journal in PostgreSQL. */
final class PostgresTables {
  /** Of the tables, as it stands in {@code journal_owner}. */
  static final int VERSION = 1;

  private PostgresTables() {}

  /** Creates schema and tables, all or none, with a new identity. */
  static void create(Connection connection, String schema) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        PreparedStatement owner =
            connection.prepareStatement(
                "INSERT INTO journal_owner (version, journal, epoch, holder) VALUES (?, ?, 0, '')")) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"");
      for (String table : resource("journal-postgresql.sql").split(";\\s*", -1)) {
        statement.execute(table);
      }
      owner.setInt(1, VERSION);
      owner.setObject(2, UUID.randomUUID());
      owner.executeUpdate();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Whether there are tables; they have to be those of this version. */
  static boolean inspect(PostgresStore store, Connection connection) throws SQLException {
    Set<String> found = columns(connection, store.place().schema());
    if (found.isEmpty()) {
      return false;
    }
    Set<String> expected =
        new TreeSet<>(List.of(resource("journal-postgresql.columns").split("\n", -1)));
    if (!found.equals(expected)) {
      Set<String> missing = new TreeSet<>(expected);
      missing.removeAll(found);
      found.removeAll(expected);
      throw new DamagedJournalException(
          store,
          "expected the tables of version " + VERSION + ": missing " + missing + ", odd " + found);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM journal_owner")) {
      if (!row.next() || row.getInt(1) != VERSION) {
        throw new DamagedJournalException(store, "expected tables of version " + VERSION);
      }
    }
    return true;
  }

  /** Whether anything was created, by the quickest question. */
  static boolean areThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT to_regclass('journal_owner') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** What columns there are, with their types. */
  static Set<String> columns(Connection connection, String schema) throws SQLException {
    String sql =
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable"
            + " FROM information_schema.columns WHERE table_schema = ?";
    Set<String> columns = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }

  static List<Seal> seals(Connection connection) throws SQLException {
    List<Seal> seals = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT first_event, last_event, digest, persistence_id FROM event_seal")) {
      while (rows.next()) {
        seals.add(new Seal(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
      }
    }
    return seals;
  }

  private static String resource(String name) {
    try (InputStream stream = PostgresTables.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }
}
