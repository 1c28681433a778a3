package org.athanor.persistence.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The advisory lock of a schema, which a session holds until it ends (PostgreSQL manual, section
 * 13.3.5). Its key is the beginning of SHA-256 over the schema's name.
 */
final class SchemaLock {
  /** SQLSTATE of a lock that was not had in time. */
  private static final String NOT_AVAILABLE = "55P03";

  private SchemaLock() {}

  /** Whether this session has it now. */
  static boolean take(Connection connection, String schema) throws SQLException {
    return answer(connection, "SELECT pg_try_advisory_lock(?)", key(schema));
  }

  /** Waits for it; whether this session has it then. */
  static boolean await(Connection connection, String schema, Duration patience)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + patience.toMillis());
      try {
        statement.execute("SELECT pg_advisory_lock(" + key(schema) + ")");
        return true;
      } catch (SQLException e) {
        if (NOT_AVAILABLE.equals(e.getSQLState())) {
          return false;
        }
        throw e;
      } finally {
        statement.execute("SET lock_timeout = 0");
      }
    }
  }

  /** Lets go now; a session that is closed lets go a little later. */
  static void release(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
    }
  }

  /** Whether some session has it. */
  static boolean isTaken(Connection connection, String schema) throws SQLException {
    // A key of 64 bits is shown in two halves of 32.
    String sql =
        "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND (classid::bigint << 32) | objid::bigint = ?)";
    return answer(connection, sql, key(schema));
  }

  private static boolean answer(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static long key(String schema) {
    MessageDigest digest = Seal.sha256();
    digest.update(("athanor journal " + schema).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
