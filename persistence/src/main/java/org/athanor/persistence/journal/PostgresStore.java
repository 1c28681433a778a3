package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.athanor.persistence.journal.JournalPlace.Server;

/** A schema of a PostgreSQL database. */
record PostgresStore(Server place) implements Store {
  private static final String DB = "akka-persistence-jdbc.shared-databases.slick.db";

  @Override
  public String name() {
    return "schema " + place.schema() + " of " + place.url().replaceFirst("\\?.*", "");
  }

  @Override
  public String remedy() {
    return "nothing was altered: restore the schema from a copy of the database";
  }

  @Override
  public Connection readOnly() throws SQLException {
    Connection connection = connect("reads", "");
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public boolean isFar() {
    return true;
  }

  @Override
  public Connection writable() throws SQLException {
    return connect("keeps", "");
  }

  /** A connection that the server ends when nothing is heard on it for the time of a lease. */
  Connection lease() throws SQLException {
    return connect("owns", " -c idle_session_timeout=" + place.terms().lease().toMillis());
  }

  @Override
  public boolean hasTables(Connection connection) throws SQLException {
    return PostgresTables.areThere(connection);
  }

  @Override
  public boolean inspect(Connection connection) throws SQLException {
    return PostgresTables.inspect(this, connection);
  }

  @Override
  public Optional<List<Seal>> seals(Connection connection) throws SQLException {
    return Optional.of(PostgresTables.seals(connection));
  }

  @Override
  public RuntimeException failure(SQLException e) {
    return switch (SqlState.of(e)) {
      case AWAY, REFUSED ->
          new JournalUnreachableException(
              "journal " + name() + ": the database does not answer: " + words(e), e);
      case OTHER -> new DamagedJournalException(this, "PostgreSQL cannot read it: " + words(e), e);
    };
  }

  @Override
  public Config config() {
    String lease = Long.toString(place.terms().lease().toMillis());
    Map<String, Object> db = new TreeMap<>();
    db.put("url", place.url());
    place.login().user().ifPresent(user -> db.put("user", user));
    // A process that stops in the middle of a transaction must not hold up who comes after it.
    db.put("properties", properties("writes", " -c idle_in_transaction_session_timeout=" + lease));
    return ConfigFactory.parseMap(Map.of(DB, db))
        .withValue(
            PostgresJournalDao.PATIENCE,
            ConfigValueFactory.fromAnyRef(place.terms().patience().toMillis() + " ms"))
        .withValue(
            "jdbc-journal.circuit-breaker.call-timeout",
            ConfigValueFactory.fromAnyRef(3 * place.terms().patience().toMillis() + " ms"))
        .withFallback(ConfigFactory.parseResources(Journal.class, "journal-postgresql.conf"));
  }

  private Connection connect(String purpose, String options) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties(purpose, options));
    place.login().user().ifPresent(user -> all.setProperty("user", user));
    return DriverManager.getConnection(place.url(), all);
  }

  private Map<String, String> properties(String purpose, String options) {
    Map<String, String> all = new TreeMap<>();
    all.put("ApplicationName", "athanor " + purpose + " " + place.schema());
    // Whatever the server's default: what is acknowledged is on its disk.
    all.put(
        "options",
        "-c synchronous_commit=on -c search_path=\"%s\"%s".formatted(place.schema(), options));
    all.put("connectTimeout", "10");
    // Longer than anything that the server itself lets wait.
    all.put("socketTimeout", Long.toString(60 + place.terms().lease().toSeconds()));
    all.put("tcpKeepAlive", "true");
    all.put("reWriteBatchedInserts", "true");
    place
        .login()
        .passwordVariable()
        .ifPresent(
            variable -> {
              all.put("authenticationPluginClassName", PasswordVariable.class.getName());
              all.put(PasswordVariable.NAME, variable);
            });
    return all;
  }

  static String words(SQLException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
