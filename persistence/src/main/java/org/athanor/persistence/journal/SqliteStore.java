package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** SQLite in the campaign's directory. */
record SqliteStore(Path directory) implements Store {
  @Override
  public String name() {
    return Database.in(directory).toString();
  }

  @Override
  public String remedy() {
    return "the files were left as they are: restore journal.db, journal.db-wal and journal.seal"
        + " together from a copy";
  }

  @Override
  public Connection readOnly() throws SQLException {
    return Database.readOnly(directory);
  }

  @Override
  public boolean isFar() {
    return false;
  }

  @Override
  public Connection writable() throws SQLException {
    return Database.writable(directory);
  }

  @Override
  public boolean hasTables(Connection connection) throws SQLException {
    return !Database.schema(connection).isEmpty();
  }

  @Override
  public boolean inspect(Connection connection) throws SQLException {
    return Database.inspect(this, connection);
  }

  @Override
  public Optional<List<Seal>> seals(Connection connection) {
    return Optional.empty();
  }

  @Override
  public RuntimeException failure(SQLException e) {
    return new DamagedJournalException(this, "SQLite cannot read it: " + e.getMessage(), e);
  }

  @Override
  public Config config() {
    return ConfigFactory.parseResources(Journal.class, "journal.conf")
        .withValue(
            "akka-persistence-jdbc.shared-databases.slick.db.url",
            ConfigValueFactory.fromAnyRef(Database.url(directory)));
  }
}
