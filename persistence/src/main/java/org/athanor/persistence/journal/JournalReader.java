package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.athanor.persistence.codec.EventCodec;
import org.athanor.persistence.codec.UnreadableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events of a campaign by its directory, without an actor system, wherever the journal is
 * kept.
 *
 * <p>Nothing is altered and nothing is locked, so this works while the campaign runs: what is read
 * is everything that was committed at one moment. Not for several threads.
 */
public final class JournalReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

  private final Path directory;
  private final Store store;

  /** To a far database, for the next look; connecting takes longer than looking. */
  private Optional<Connection> kept = Optional.empty();

  /**
   * Of the journal of this directory.
   *
   * @throws IllegalArgumentException if there is none
   */
  public JournalReader(Path directory) {
    Optional<PlaceNote> note = PlaceNote.read(directory);
    if (note.isEmpty() && !Database.exists(directory)) {
      throw new IllegalArgumentException(
          "campaign directory: expected a journal.db in "
              + directory
              + ", got none; was a campaign ever run there?");
    }
    this.directory = directory;
    this.store = note.<Store>map(PlaceNote::store).orElseGet(() -> new SqliteStore(directory));
  }

  /** Whether a campaign was ever run in this directory. */
  public static boolean hasJournal(Path directory) {
    return Database.exists(directory) || PlaceNote.read(directory).isPresent();
  }

  /**
   * The entities that have events here, in the order of their names.
   *
   * @throws DamagedJournalException if the database cannot read the journal
   * @throws JournalUnreachableException if it does not answer
   */
  public List<String> persistenceIds() {
    String sql = "SELECT DISTINCT persistence_id FROM event_journal";
    return look(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
            return ids.stream().sorted().toList();
          }
        });
  }

  /**
   * All events of an entity, in order.
   *
   * @throws DamagedJournalException if acknowledged events are missing or altered
   * @throws JournalUnreachableException if the database does not answer
   */
  public <E> List<E> read(String persistenceId, EventCodec<E> codec) {
    List<E> events = new ArrayList<>();
    forEach(persistenceId, codec, events::add);
    return events;
  }

  /**
   * Hands over all events of an entity, in order, one at a time. Damage may show only at the end:
   * drop what was made of the events if this throws.
   *
   * @throws DamagedJournalException if acknowledged events are missing or altered
   * @throws JournalUnreachableException if the database does not answer
   */
  public <E> void forEach(String persistenceId, EventCodec<E> codec, Consumer<E> visitor) {
    Witness beside = Witness.of(store, fileSeals(), persistenceId);
    look(
        connection -> {
          if (!store.hasTables(connection)) {
            return beside.end();
          }
          Optional<Witness> within =
              store.seals(connection).map(all -> Witness.of(store, all, persistenceId));
          JournalScan.entity(
              connection,
              persistenceId,
              0,
              row -> {
                beside.next(row);
                within.ifPresent(witness -> witness.next(row));
                visitor.accept(decode(row, codec));
              });
          within.ifPresent(witness -> Examination.requireAllSealed(store, witness.end()));
          return beside.end();
        });
  }

  /**
   * Hands over the events of an entity that came after event {@code last}; for following a campaign
   * that this or another process runs. What was read before is not compared with its seals again.
   *
   * @param last number of the last event that is known already; 0 for none
   * @return the number of the last event that is known now
   */
  public <E> long forEachAfter(
      long last, String persistenceId, EventCodec<E> codec, Consumer<E> visitor) {
    return look(
        connection -> {
          long[] number = {last};
          if (store.hasTables(connection)) {
            JournalScan.entity(
                connection,
                persistenceId,
                last,
                row -> {
                  visitor.accept(decode(row, codec));
                  number[0] = row.sequenceNumber();
                });
          }
          return number[0];
        });
  }

  /** Lets go of the database. */
  @Override
  public void close() {
    kept.ifPresent(this::end);
    kept = Optional.empty();
  }

  private interface Look<T> {
    T through(Connection connection) throws SQLException;
  }

  private <T> T look(Look<T> look) {
    try {
      Connection connection = kept.isPresent() ? kept.get() : store.readOnly();
      kept = Optional.empty();
      boolean whole = false;
      try {
        T found = look.through(connection);
        if (store.isFar()) {
          connection.rollback();
          kept = Optional.of(connection);
        }
        whole = true;
        return found;
      } finally {
        if (!whole || !store.isFar()) {
          end(connection);
        }
      }
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  private void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOG.debug("closing a connection to {} that is gone", store.name(), gone);
    }
  }

  private List<Seal> fileSeals() {
    try {
      // Another node may have made the journal: this one has sealed nothing then.
      return store.isFar()
          ? SealFile.read(directory, store).orElse(List.of())
          : SealFile.require(directory, store);
    } catch (IOException e) {
      throw new UncheckedIOException("journal in " + directory + " cannot be read", e);
    }
  }

  private <E> E decode(EventRow row, EventCodec<E> codec) {
    try {
      if (!row.manifest().equals(codec.manifest())) {
        throw new UnreadableEventException(
            "expected a " + codec.manifest() + " event, got a " + row.manifest() + " event");
      }
      return codec.decode(row.payload().toByteArray());
    } catch (UnreadableEventException e) {
      throw new DamagedJournalException(store, row.place() + ": " + e.getMessage(), e);
    }
  }
}
