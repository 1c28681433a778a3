package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.SQLiteConfig;

/** The SQLite file of a journal. */
final class Database {
  private Database() {}

  static Path in(Path directory) {
    return directory.resolve("journal.db");
  }

  /** Whether anything was ever written. */
  static boolean exists(Path directory) {
    try {
      return Files.exists(in(directory)) && Files.size(in(directory)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("journal " + in(directory) + " cannot be looked at", e);
    }
  }

  /**
   * Where it lies, for JDBC.
   *
   * @throws IllegalArgumentException if the path holds a question mark, which JDBC would misread
   */
  static String url(Path directory) {
    String path = in(directory).toAbsolutePath().toString();
    if (path.contains("?")) {
      throw new IllegalArgumentException(
          "campaign directory: expected a path without a question mark, got " + directory);
    }
    return "jdbc:sqlite:" + path;
  }

  /** A connection that cannot alter anything, not even by tidying up the write-ahead log. */
  static Connection readOnly(Path directory) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    return config.createConnection(url(directory));
  }

  static Connection writable(Path directory) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    return config.createConnection(url(directory));
  }

  /** Creates the tables that are not there, all or none, and proves that it can be written to. */
  static void createTables(Path directory) throws SQLException {
    try (Connection connection = writable(directory);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (String table : tables()) {
        statement.execute(table);
      }
      statement.execute("COMMIT");
    }
  }

  /**
   * Asks SQLite whether its pages are sound, and whether the tables are those we made.
   *
   * @return whether there are tables: there are none if their creation was cut short
   */
  static boolean inspect(SqliteStore store, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA integrity_check(3)")) {
      while (answer.next()) {
        if (!answer.getString(1).equals("ok")) {
          throw new DamagedJournalException(
              store, "SQLite finds damage: " + answer.getString(1).replace('\n', ' '));
        }
      }
    }
    Set<String> found = schema(connection);
    if (!found.isEmpty() && !found.equals(expectedSchema())) {
      throw new DamagedJournalException(store, "expected the tables of version 1, got " + found);
    }
    return !found.isEmpty();
  }

  private static Set<String> expectedSchema() throws SQLException {
    try (Connection memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
        Statement statement = memory.createStatement()) {
      for (String table : tables()) {
        statement.execute(table);
      }
      return schema(memory);
    }
  }

  static Set<String> schema(Connection connection) throws SQLException {
    Set<String> parts = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM" + " sqlite_schema")) {
      while (rows.next()) {
        parts.add(String.valueOf(rows.getString(1)));
      }
    }
    return parts;
  }

  private static List<String> tables() {
    try (InputStream stream = Database.class.getResourceAsStream("journal.sql")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split(";\\s*"));
    } catch (IOException e) {
      throw new UncheckedIOException("resource journal.sql cannot be read", e);
    }
  }
}
