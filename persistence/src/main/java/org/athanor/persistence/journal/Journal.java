package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The journal of one campaign, held by this process and found whole.
 *
 * <p>It lies in {@code journal.db} in the campaign's directory (SQLite, write-ahead log, one fsync
 * a commit), or in a schema of a PostgreSQL database, of which {@code journal.place} says where it
 * is. In both cases the directory holds {@code journal.seal}, by which a loss that the database
 * would pass over shows. Close it after the actor system that uses it has ended.
 */
public final class Journal implements AutoCloseable {
  /** The setting that says where the seal lies. */
  static final String DIRECTORY = "athanor.journal.directory";

  private final Path directory;
  private final CampaignLock lock;
  private final Store store;
  private final Optional<Ownership> ownership;
  private final Letters letters;

  private Journal(Path directory, CampaignLock lock, Store store, Optional<Ownership> ownership)
      throws IOException {
    this.directory = directory;
    this.lock = lock;
    this.store = store;
    this.ownership = ownership;
    LetterFolder folder = LetterFolder.of(directory, lock.words()).swept();
    this.letters = ownership.<Letters>map(own -> own).orElse(folder);
  }

  /** Opens the embedded journal of a directory. */
  public static Journal open(Path directory) {
    return open(directory, new JournalPlace.Embedded());
  }

  /**
   * Opens the journal that a directory has, wherever it is kept.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Journal reopen(Path directory) {
    if (!JournalReader.hasJournal(directory)) {
      throw new IllegalArgumentException(directory + ": expected a campaign's journal, got none");
    }
    return open(
        directory,
        PlaceNote.read(directory)
            .<JournalPlace>map(PlaceNote::place)
            .orElseGet(JournalPlace.Embedded::new));
  }

  /**
   * Takes the directory and the journal for this process, checks what is there, and creates what is
   * not.
   *
   * @throws CampaignLockedException if another process holds one of them
   * @throws DamagedJournalException if an acknowledged event is missing, altered or unreadable;
   *     then everything is left as it was found
   * @throws JournalUnreachableException if the database does not answer, or not to this user
   * @throws IllegalArgumentException if the directory's journal is kept elsewhere, or the database
   *     would not keep it
   */
  public static Journal open(Path directory, JournalPlace place) {
    CampaignLock lock = CampaignLock.acquire(directory);
    try {
      PlaceNote.requireSame(directory, place);
      return switch (place) {
        case JournalPlace.Embedded here -> embedded(directory, lock);
        case JournalPlace.Server server -> server(directory, lock, new PostgresStore(server));
      };
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
    Config config =
        store
            .config()
            .withValue(
                DIRECTORY, ConfigValueFactory.fromAnyRef(directory.toAbsolutePath().toString()));
    return ownership
        .map(
            own ->
                config.withValue(
                    PostgresJournalDao.EPOCH, ConfigValueFactory.fromAnyRef(own.epoch())))
        .orElse(config);
  }

  /**
   * Makes sure that this process may still write; to be asked once in a while.
   *
   * @throws CampaignLockedException if another process has taken the journal over
   * @throws JournalUnreachableException if the database has not answered for too long
   */
  public void requireHeld() {
    ownership.ifPresent(Ownership::require);
  }

  /** What the database cannot do at the moment, in words for people; empty if all is well. */
  public Optional<String> trouble() {
    return ownership.flatMap(Ownership::trouble);
  }

  /** What others want of this process since the last time that it was asked; see {@link Post}. */
  public List<Letter> letters() {
    return letters.taken();
  }

  /** Answers one of them. */
  public void answer(Letter letter, String text) {
    letters.answer(letter, text);
  }

  /** Whether a process works on the campaign of this directory, here or elsewhere. */
  public static boolean isHeld(Path directory) {
    return CampaignLock.isHeld(directory)
        || PlaceNote.read(directory).map(note -> Ownership.isHeld(note.store())).orElse(false);
  }

  /** Lets go of journal and directory. */
  @Override
  public void close() {
    ownership.ifPresent(Ownership::close);
    lock.close();
  }

  private static Journal embedded(Path directory, CampaignLock lock) throws IOException {
    SqliteStore store = new SqliteStore(directory);
    try {
      if (!Database.exists(directory) && SealFile.read(directory, store).isEmpty()) {
        SealFile.create(directory);
      }
      Examination found = found(directory, store);
      Database.createTables(directory);
      found.tidy(store, directory);
      return new Journal(directory, lock, store, Optional.empty());
    } catch (SQLException e) {
      throw store.failure(e);
    }
  }

  private static Examination found(Path directory, SqliteStore store)
      throws IOException, SQLException {
    List<Seal> seals = SealFile.require(directory, store);
    if (Database.exists(directory)) {
      return Examination.of(store, seals);
    }
    if (!seals.isEmpty()) {
      throw new DamagedJournalException(
          store, "expected the events of " + seals.size() + " seals, got no journal.db");
    }
    return Examination.NOTHING;
  }

  private static Journal server(Path directory, CampaignLock lock, PostgresStore store)
      throws IOException {
    Optional<PlaceNote> note = PlaceNote.read(directory);
    Ownership ownership = Ownership.take(store, note.map(PlaceNote::journal));
    try {
      if (note.isEmpty() && SealFile.read(directory, store).isEmpty()) {
        SealFile.create(directory);
      }
      Examination.of(store, SealFile.require(directory, store)).tidy(store, directory);
      PlaceNote.write(directory, store.place(), ownership.journal());
      return new Journal(directory, lock, store, Optional.of(ownership));
    } catch (SQLException e) {
      ownership.close();
      throw store.failure(e);
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }
}
