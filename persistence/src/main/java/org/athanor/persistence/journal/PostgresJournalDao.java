package org.athanor.persistence.journal;

import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * Writes events with their seals, in this process's epoch, and again and again while the database
 * is away: actors do not notice that it was restarted. What it writes is sealed beside as well,
 * after the commit and before the acknowledgement.
 */
public final class PostgresJournalDao extends DefaultJournalDao {
  /** The setting that says in which epoch this process writes. */
  static final String EPOCH = "athanor.journal.epoch";

  /** The setting that says how long to try. */
  static final String PATIENCE = "athanor.journal.patience";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresJournalDao.class);

  /** Between two tries, in ms: at first, and at the most. */
  private static final long SHORT = 50;

  private static final long LONG = 2_000;

  private final SealFile seal;
  private final EventWriter writer;
  private final Duration patience;
  private final ExecutorService threads;

  /** Called by akka-persistence-jdbc, with these arguments in this order. */
  public PostgresJournalDao(
      JdbcBackend.DatabaseDef db,
      JdbcProfile profile,
      JournalConfig journalConfig,
      Serialization serialization,
      ExecutionContext ec,
      Materializer mat) {
    super(db, profile, journalConfig, serialization, ec, mat);
    Config config = serialization.system().settings().config();
    seal = SealFile.open(Path.of(config.getString(Journal.DIRECTORY)));
    writer = new EventWriter(config.getLong(EPOCH));
    patience = config.getDuration(PATIENCE);
    threads =
        Executors.newFixedThreadPool(
            journalConfig.daoConfig().parallelism(),
            Thread.ofPlatform().name("journal-", 0).daemon().factory());
    serialization.system().registerOnTermination(this::end);
  }

  @Override
  public Future<BoxedUnit> writeJournalRows(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    List<EventRow> events =
        CollectionConverters.asJava(rows).stream().map(row -> EventRow.of(row._1())).toList();
    return FutureConverters.asScala(CompletableFuture.supplyAsync(() -> write(events), threads));
  }

  private BoxedUnit write(List<EventRow> events) {
    List<Seal> seals = Seal.all(events);
    try {
      commit(events, seals);
      seal.add(seals);
      return BoxedUnit.UNIT;
    } catch (FencedException e) {
      throw later(e);
    } catch (SQLException e) {
      throw new IllegalStateException("journal: " + events.getFirst().place() + " is not kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("journal: interrupted while the database was away", e);
    }
  }

  /**
   * What is not acknowledged need not be refused at once: {@link Ownership} notices the same, and
   * the process ends with one clear word instead of every actor's complaint.
   */
  private FencedException later(FencedException fenced) {
    LOG.warn("{}", fenced.getMessage());
    try {
      TimeUnit.MILLISECONDS.sleep(patience.toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return fenced;
  }

  private void commit(List<EventRow> events, List<Seal> seals)
      throws SQLException, InterruptedException {
    long start = System.nanoTime();
    for (long pause = SHORT; ; pause = Math.min(LONG, 2 * pause)) {
      try (Connection connection = db().source().createConnection()) {
        if (!(pause > SHORT && writer.isWritten(connection, seals))) {
          writer.write(connection, events, seals);
        }
        return;
      } catch (SQLException e) {
        SQLException cause = cause(e);
        // Longer than the owner waits, who knows how to say it.
        boolean over = System.nanoTime() - start > 2 * patience.toNanos();
        if (over || SqlState.of(cause) != SqlState.AWAY) {
          throw cause;
        }
        LOG.debug("{} is written again", events.getFirst().place(), cause);
        TimeUnit.MILLISECONDS.sleep(pause);
      }
    }
  }

  /** What is wrong with a batch stands behind it. */
  private static SQLException cause(SQLException e) {
    return e instanceof BatchUpdateException && e.getNextException() != null
        ? e.getNextException()
        : e;
  }

  private void end() {
    threads.shutdownNow();
    seal.close();
  }
}
