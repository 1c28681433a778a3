package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The database under a journal. */
sealed interface Store permits SqliteStore, PostgresStore {
  /** For messages. */
  String name();

  /** What to do about damage, for messages. */
  String remedy();

  /** A connection that cannot alter anything, and sees one moment until it is rolled back. */
  Connection readOnly() throws SQLException;

  /** Whether a reader does well to keep its connection for the next time. */
  boolean isFar();

  /** A connection that commits every statement. */
  Connection writable() throws SQLException;

  /** Whether there are tables. */
  boolean hasTables(Connection connection) throws SQLException;

  /**
   * Looks closely: whether it is sound as far as the database can tell, and the tables are ours.
   *
   * @return whether there are tables: there are none if their creation was cut short
   * @throws DamagedJournalException if not
   */
  boolean inspect(Connection connection) throws SQLException;

  /** What the database itself keeps of seals, in the order of writing; empty if it keeps none. */
  Optional<List<Seal>> seals(Connection connection) throws SQLException;

  /** What a failure to read means. */
  RuntimeException failure(SQLException e);

  /** What akka-persistence-jdbc has to know. */
  Config config();
}
