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
import java.util.function.Consumer;
import org.athanor.persistence.codec.EventCodec;
import org.athanor.persistence.codec.UnreadableEventException;

/**
 * Reads the events of a campaign from its directory, without an actor system.
 *
 * <p>Nothing is altered and nothing is locked, so this works while the campaign runs: what is read
 * is everything that was committed at one moment.
 */
public final class JournalReader {
  private final Path directory;

  /**
   * Of the journal in this directory.
   *
   * @throws IllegalArgumentException if there is none
   */
  public JournalReader(Path directory) {
    if (!Database.exists(directory)) {
      throw new IllegalArgumentException(
          "campaign directory: expected a journal.db in "
              + directory
              + ", got none; was a campaign ever run there?");
    }
    this.directory = directory;
  }

  /** Whether a campaign was ever run in this directory. */
  public static boolean hasJournal(Path directory) {
    return Database.exists(directory);
  }

  /**
   * The entities that have events here, in the order of their names.
   *
   * @throws DamagedJournalException if SQLite cannot read the journal
   */
  public List<String> persistenceIds() {
    String sql = "SELECT DISTINCT persistence_id FROM event_journal ORDER BY persistence_id";
    try (Connection connection = Database.readOnly(directory);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw Journal.unreadable(directory, e);
    }
  }

  /**
   * All events of an entity, in order.
   *
   * @throws DamagedJournalException if acknowledged events are missing or altered
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
   */
  public <E> void forEach(String persistenceId, EventCodec<E> codec, Consumer<E> visitor) {
    try {
      List<Seal> seals = Journal.readSeals(directory);
      try (Connection connection = Database.readOnly(directory)) {
        JournalScan scan = new JournalScan(directory, seals, persistenceId);
        if (Database.schema(connection).isEmpty()) {
          scan.none();
        } else {
          scan.entity(connection, persistenceId, row -> visitor.accept(decode(row, codec)));
        }
      }
    } catch (SQLException e) {
      throw Journal.unreadable(directory, e);
    } catch (IOException e) {
      throw new UncheckedIOException("journal in " + directory + " cannot be read", e);
    }
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
    try (Connection connection = Database.readOnly(directory)) {
      return JournalScan.after(
          connection, persistenceId, last, row -> visitor.accept(decode(row, codec)));
    } catch (SQLException e) {
      throw Journal.unreadable(directory, e);
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
      throw Journal.unreadable(directory, row, e);
    }
  }
}
