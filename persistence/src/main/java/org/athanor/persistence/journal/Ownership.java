package org.athanor.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's hold on a journal in PostgreSQL.
 *
 * <p>Two things make one owner at a time. A session lock says who may begin: it is held on a
 * connection of its own, which the server ends when nothing is heard on it for the time of a lease;
 * so a process that died, was paused or was cut off lets go without having to do anything. And
 * whoever begins raises the epoch in {@code journal_owner}, which every write has to find as its
 * writer knows it, in its own transaction: so a former owner that wakes up cannot write any more,
 * however late.
 */
final class Ownership implements AutoCloseable, Letters {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  /** So many signs of life in the time of a lease. */
  private static final int BEATS = 5;

  /** How long the sessions of a process that was killed just now may take to end. */
  private static final Duration REMAINS = Duration.ofSeconds(2);

  private final PostgresStore store;
  private final OwnerRow row;
  private final Thread heart =
      Thread.ofPlatform().name("journal-owner").daemon().unstarted(this::live);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
  private final Set<UUID> seen = new HashSet<>();
  private Connection connection;
  private long heard = System.nanoTime();
  private volatile Optional<RuntimeException> end = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  private Ownership(PostgresStore store, Connection connection, OwnerRow row) {
    this.store = store;
    this.connection = connection;
    this.row = row;
  }

  /**
   * Takes the journal for this process, and creates its tables if need be.
   *
   * @param known which journal it has to be; empty if the directory has seen none yet
   * @throws CampaignLockedException if another process holds it
   * @throws DamagedJournalException if it is not the one that is known
   */
  static Ownership take(PostgresStore store, Optional<UUID> known) {
    try {
      Connection connection = store.lease();
      try {
        ServerCheck.of(connection).require(store.place());
        OwnerRow row = begin(store, connection, known);
        Notices.listen(connection, store.place().schema());
        Ownership ownership = new Ownership(store, connection, row);
        ownership.heart.start();
        return ownership;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  /** Whether some process holds it. */
  static boolean isHeld(PostgresStore store) {
    try (Connection connection = store.readOnly()) {
      return SchemaLock.isTaken(connection, store.place().schema());
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  UUID journal() {
    return row.journal();
  }

  long epoch() {
    return row.epoch();
  }

  @Override
  public List<Letter> taken() {
    List<Letter> taken = new ArrayList<>();
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      taken.add(letter);
    }
    return taken;
  }

  @Override
  public void answer(Letter letter, String text) {
    try (Connection own = store.writable()) {
      Notices.say(own, store.place().schema(), Notices.answer(letter, text));
    } catch (SQLException away) {
      LOG.warn("a request cannot be answered: {}", away.getMessage());
    }
  }

  /** What the database cannot do at the moment, in words; empty if all is well. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Throws the reason for which this process may not write any more, if there is one. */
  void require() {
    end.ifPresent(
        reason -> {
          throw reason;
        });
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      heart.join();
      try (Connection mine = connection) {
        SchemaLock.release(mine);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.debug("the session that held {} was gone already", store.name(), e);
    }
  }

  private static OwnerRow begin(PostgresStore store, Connection connection, Optional<UUID> known)
      throws SQLException {
    String schema = store.place().schema();
    if (!SchemaLock.await(connection, schema, REMAINS)) {
      boolean told = store.hasTables(connection);
      throw locked(
          store,
          told ? OwnerRow.read(connection).holder() : "another process",
          "stop that one first");
    }
    boolean there = PostgresTables.inspect(store, connection);
    if (known.isPresent() && !(there && OwnerRow.read(connection).journal().equals(known.get()))) {
      throw new DamagedJournalException(
          store,
          "expected journal "
              + known.get()
              + ", as journal.place has it, got "
              + (there ? "another one" : "no tables"));
    }
    if (!there) {
      PostgresTables.create(connection, schema);
    }
    return OwnerRow.next(connection);
  }

  private static CampaignLockedException locked(PostgresStore store, String who, String remedy) {
    return new CampaignLockedException(
        "journal " + store.name() + " is in use by " + who + "; " + remedy);
  }

  private void live() {
    Duration beat = store.place().terms().lease().dividedBy(BEATS);
    try {
      while (end.isEmpty() && !closed.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      end = Optional.of(new IllegalStateException("the journal's owner was interrupted", e));
    } catch (RuntimeException e) {
      LOG.error("this process owns its journal no more: {}", e.getMessage());
      end = Optional.of(e);
    }
  }

  private void beat() {
    try {
      if (connection.isClosed()) {
        connection = store.lease();
        Notices.listen(connection, store.place().schema());
      }
      boolean held = SchemaLock.take(connection, store.place().schema());
      requireEpoch(OwnerRow.read(connection));
      if (!held) {
        throw new SQLException("the lock of the session that was lost is not free yet", "57014");
      }
      heard = System.nanoTime();
      collect(Notices.heard(connection));
      trouble.ifPresent(what -> LOG.warn("journal {} is there again", store.name()));
      trouble = Optional.empty();
    } catch (SQLException e) {
      bear(e);
    }
  }

  /** A letter may be sent again by who did not see an answer in time. */
  private void collect(List<String> notices) {
    for (String notice : notices) {
      Notices.letter(row.epoch(), notice)
          .filter(letter -> seen.add(letter.id()))
          .ifPresent(letters::add);
    }
  }

  private void requireEpoch(OwnerRow now) {
    if (now.epoch() != row.epoch()) {
      throw locked(
          store,
          now.holder(),
          "this process was not heard for too long and may not write any more");
    }
  }

  /** Waits on, unless it has been too long or is no use. */
  private void bear(SQLException e) {
    closeQuietly();
    if (SqlState.of(e) == SqlState.OTHER) {
      throw store.failure(e);
    }
    Duration silence = Duration.ofNanos(System.nanoTime() - heard);
    Duration patience = store.place().terms().patience();
    if (silence.compareTo(patience) > 0) {
      throw new JournalUnreachableException(
          "journal %s: the database has not answered for %s s (%s); nothing that was acknowledged is lost, and the same command goes on once it does"
              .formatted(store.name(), silence.toSeconds(), PostgresStore.words(e)),
          e);
    }
    if (trouble.isEmpty()) {
      LOG.warn("journal {} does not answer and is tried again: {}", store.name(), e.getMessage());
    }
    trouble =
        Optional.of(
            "the journal's database does not answer; trying again for up to "
                + patience.toSeconds()
                + " s");
  }

  private void closeQuietly() {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOG.debug("closing a session that is gone", gone);
    }
  }
}
