package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a PostgreSQL server is like.
 *
 * @param version for people
 * @param number of the version, 180006 for 18.6
 * @param synchronises whether what it acknowledges is on disk
 */
record ServerCheck(String version, int number, boolean synchronises) {
  /** The first version that ends sessions of which nothing is heard. */
  private static final int OLDEST = 140_000;

  static ServerCheck of(Connection connection) throws SQLException {
    String sql =
        "SELECT current_setting('server_version'), current_setting('server_version_num')::int,"
            + " current_setting('fsync')::boolean AND current_setting('synchronous_commit') <> 'off'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new ServerCheck(row.getString(1), row.getInt(2), row.getBoolean(3));
    }
  }

  /**
   * Makes sure that it keeps what it acknowledges.
   *
   * @throws IllegalArgumentException if not
   */
  void require(PostgresStore store) {
    if (number < OLDEST) {
      throw new IllegalArgumentException(
          "journal " + store.name() + ": expected PostgreSQL 14 or later, got " + version);
    }
    if (!synchronises) {
      throw new IllegalArgumentException(
          "journal "
              + store.name()
              + ": expected a server that synchronises its disk (fsync = on), got fsync = off: a"
              + " crash of its machine could lose labels that were paid for; set fsync = on in"
              + " postgresql.conf");
    }
  }
}
