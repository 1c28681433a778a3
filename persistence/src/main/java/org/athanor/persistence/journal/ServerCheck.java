package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a PostgreSQL server is like, as far as a journal depends on it.
 *
 * @param version for people
 * @param number of the version, 180006 for 18.6
 * @param synchronises whether what it acknowledges is on disk ({@code fsync})
 * @param wholePages whether it survives pages that were half written ({@code full_page_writes})
 * @param mayCreate whether this user may create a schema
 * @param holdsJournal whether there is a journal in the schema already
 */
public record ServerCheck(
    String version,
    int number,
    boolean synchronises,
    boolean wholePages,
    boolean mayCreate,
    boolean holdsJournal) {
  /** The first version that ends sessions of which nothing is heard. */
  private static final int OLDEST = 140_000;

  /**
   * Asks the server.
   *
   * @throws JournalUnreachableException if it does not answer, or not to this user
   */
  public static ServerCheck of(JournalPlace.Server place) {
    PostgresStore store = new PostgresStore(place);
    try (Connection connection = store.readOnly()) {
      return of(connection);
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  static ServerCheck of(Connection connection) throws SQLException {
    String sql =
        "SELECT current_setting('server_version'), current_setting('server_version_num')::int,"
            + " current_setting('fsync')::boolean AND current_setting('synchronous_commit') <> 'off',"
            + " current_setting('full_page_writes')::boolean,"
            + " has_database_privilege(current_database(), 'CREATE'),"
            + " to_regclass('journal_owner') IS NOT NULL";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new ServerCheck(
          row.getString(1),
          row.getInt(2),
          row.getBoolean(3),
          row.getBoolean(4),
          row.getBoolean(5),
          row.getBoolean(6));
    }
  }

  /**
   * Makes sure that it keeps what it acknowledges.
   *
   * @throws IllegalArgumentException if not
   */
  public void require(JournalPlace.Server place) {
    String name = "journal " + new PostgresStore(place).name();
    if (number < OLDEST) {
      throw new IllegalArgumentException(
          name + ": expected PostgreSQL 14 or later, got " + version);
    }
    if (!synchronises) {
      throw new IllegalArgumentException(
          name
              + ": expected a server that synchronises its disk (fsync = on), got fsync = off: a"
              + " crash of its machine could lose labels that were paid for; set fsync = on in"
              + " postgresql.conf");
    }
    if (!holdsJournal && !mayCreate) {
      throw new IllegalArgumentException(
          name
              + ": expected a user that may create the schema, got one that may not; let its owner"
              + " GRANT CREATE ON DATABASE to it");
    }
  }
}
