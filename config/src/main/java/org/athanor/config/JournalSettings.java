package org.athanor.config;

import java.time.Duration;
import java.util.Optional;

/** Where a campaign's events are kept. It changes no result. */
public sealed interface JournalSettings {
  /** In SQLite files in the campaign's own folder. */
  record Sqlite() implements JournalSettings {}

  /**
   * In a schema of a PostgreSQL database.
   *
   * @param url for JDBC, without user and password
   * @param user a role of the database; empty takes the user of the process
   * @param passwordVariable environment variable that holds the password; empty for none
   * @param lease after which silence of a process another one may take the campaign over
   * @param patience with a database that does not answer
   */
  record Postgresql(
      String url,
      Optional<String> user,
      Optional<String> passwordVariable,
      Duration lease,
      Duration patience)
      implements JournalSettings {}
}
