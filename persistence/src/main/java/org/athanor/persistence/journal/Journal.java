package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.athanor.persistence.AthanorSerializer;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.codec.UnreadableEventException;

/**
 * The embedded journal of one campaign, held by this process and found whole.
 *
 * <p>The directory holds {@code journal.db} (SQLite, write-ahead log, one fsync a commit) and
 * {@code journal.seal}, by which a loss that SQLite would pass over shows. Close it after the actor
 * system that uses it has ended.
 */
public final class Journal implements AutoCloseable {
  private final Path directory;
  private final CampaignLock lock;

  private Journal(Path directory, CampaignLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the directory for this process, checks what is there, and creates what is not.
   *
   * @throws CampaignLockedException if another process holds it
   * @throws DamagedJournalException if an acknowledged event is missing, altered or unreadable;
   *     then the files are left as they were found
   */
  public static Journal open(Path directory) {
    CampaignLock lock = CampaignLock.acquire(directory);
    try {
      prepare(directory);
      return new Journal(directory, lock);
    } catch (SQLException e) {
      lock.close();
      throw unreadable(directory, e);
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException("journal in " + directory + " cannot be opened", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What an actor system needs to know to use this journal; put it before everything else. */
  public Config config() {
    return ConfigFactory.parseResources(Journal.class, "journal.conf")
        .withValue(
            "akka-persistence-jdbc.shared-databases.slick.db.url",
            ConfigValueFactory.fromAnyRef(Database.url(directory)))
        .withValue(
            SealedJournalDao.DIRECTORY,
            ConfigValueFactory.fromAnyRef(directory.toAbsolutePath().toString()));
  }

  /** Lets go of the directory. */
  @Override
  public void close() {
    lock.close();
  }

  private static void prepare(Path directory) throws IOException, SQLException {
    if (!Database.exists(directory) && SealFile.read(directory).isEmpty()) {
      SealFile.create(directory);
    }
    Findings findings = check(directory, readSeals(directory));
    Database.createTables(directory);
    try (SealFile file = SealFile.open(directory)) {
      file.add(findings.unsealed());
    }
    Database.deleteSnapshots(directory, findings.wrongSnapshots());
  }

  /** What a check finds that is no damage to any event. */
  private record Findings(List<Seal> unsealed, Set<SnapshotPlace> wrongSnapshots) {}

  private static Findings check(Path directory, List<Seal> seals) throws SQLException {
    if (!Database.exists(directory)) {
      if (!seals.isEmpty()) {
        throw new DamagedJournalException(
            Database.in(directory),
            "expected the events of " + seals.size() + " seals, got no journal.db");
      }
      return new Findings(List.of(), Set.of());
    }
    try (Connection connection = Database.readOnly(directory)) {
      boolean tables = Database.inspect(directory, connection);
      JournalScan scan = new JournalScan(directory, seals);
      if (!tables) {
        return new Findings(scan.none(), Set.of());
      }
      SnapshotCheck snapshots = SnapshotCheck.of(connection);
      List<Seal> unsealed =
          scan.all(
              connection,
              row -> decode(directory, row).ifPresent(event -> snapshots.next(row, event)));
      return new Findings(unsealed, snapshots.wrong());
    }
  }

  private static Optional<Object> decode(Path directory, EventRow row) {
    if (row.serializer() != AthanorSerializer.IDENTIFIER) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventCodecs.named(row.manifest()).decode(row.payload().toByteArray()));
    } catch (UnreadableEventException e) {
      throw unreadable(directory, row, e);
    }
  }

  static List<Seal> readSeals(Path directory) throws IOException {
    return SealFile.read(directory)
        .orElseThrow(
            () ->
                new DamagedJournalException(
                    SealFile.in(directory), "expected it beside journal.db, got no such file"));
  }

  static DamagedJournalException unreadable(Path directory, SQLException e) {
    return new DamagedJournalException(
        Database.in(directory), "SQLite cannot read it: " + e.getMessage(), e);
  }

  static DamagedJournalException unreadable(
      Path directory, EventRow row, UnreadableEventException e) {
    return new DamagedJournalException(
        Database.in(directory), row.place() + ": " + e.getMessage(), e);
  }
}
