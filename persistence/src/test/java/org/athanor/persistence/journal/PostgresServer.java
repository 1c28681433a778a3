package org.athanor.persistence.journal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.journal.JournalPlace.Login;
import org.athanor.persistence.journal.JournalPlace.Server;
import org.athanor.persistence.journal.JournalPlace.Terms;

/** A real PostgreSQL server of its own, which keeps what it acknowledges, and can be killed. */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "postgres";

  private final Path data;
  private EmbeddedPostgres running;

  private PostgresServer(Path data) throws IOException {
    this.data = data;
    this.running = starting(data, "on").start();
  }

  /** Starts one, whose data lie in a folder that is not there yet. */
  public static PostgresServer start(Path data) throws IOException {
    boolean amd64 = System.getProperty("os.arch").equals("amd64");
    assumeTrue(
        amd64 && System.getProperty("os.name").equals("Linux"), "no server for this machine");
    return new PostgresServer(data);
  }

  /** How one is started that keeps {@code fsync} as it is asked to. */
  static EmbeddedPostgres.Builder starting(Path data, String fsync) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("fsync", fsync)
        // A campaign does not depend on the server's default.
        .setServerConfig("synchronous_commit", "off");
  }

  /** For JDBC. */
  public String url() {
    return url(running);
  }

  static String url(EmbeddedPostgres server) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  /** Where the journal of a campaign of this name would be, with waits that a test can afford. */
  public Server place(String campaign) {
    return place(campaign, Duration.ofSeconds(2), Duration.ofSeconds(60));
  }

  Server place(String campaign, Duration lease, Duration patience) {
    Login login = new Login(Optional.of(USER), Optional.empty());
    return Server.ofCampaign(campaign, url(), login, new Terms(lease, patience));
  }

  /** A connection of somebody who may do everything. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(url(), USER, "");
  }

  /** Does something as somebody who may do everything. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** From now on this role has to say its password; the others are trusted. */
  void demandPassword(String role) throws IOException, SQLException {
    Path rules = data.resolve("pg_hba.conf");
    Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
    execute("SELECT pg_reload_conf()");
  }

  /** Kill -9 of the server and of all its sessions at once. */
  public void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  /** Starts it again on the same port. */
  public void startAgain() throws IOException {
    int port = running.getPort();
    running.close();
    running = starting(data, "on").setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
