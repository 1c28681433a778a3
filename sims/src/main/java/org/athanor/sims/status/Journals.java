package org.athanor.sims.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.codec.EventCodec;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;

/** Reads whole chronicles from campaign directories, every event held against its seal. */
public final class Journals {
  private Journals() {}

  /**
   * The chronicle of the campaign in this directory, whether or not a process works on it; empty if
   * nothing happened yet.
   *
   * @throws IllegalArgumentException if there is no journal, or events of several campaigns
   * @throws org.athanor.persistence.journal.DamagedJournalException if acknowledged events are
   *     missing or altered
   * @throws org.athanor.persistence.journal.JournalUnreachableException if its database does not
   *     answer
   */
  public static Chronicle read(Path directory) {
    try (JournalReader reader = new JournalReader(directory)) {
      return name(reader, directory).map(name -> read(reader, name)).orElse(Chronicle.EMPTY);
    }
  }

  /**
   * Under which name the events in this directory stand; empty if nothing happened yet.
   *
   * @throws IllegalArgumentException if there is no journal, or events of several campaigns
   */
  public static Optional<String> name(Path directory) {
    try (JournalReader reader = new JournalReader(directory)) {
      return name(reader, directory);
    }
  }

  /** The name of the campaign whose events these are; empty before the first. */
  static Optional<String> name(JournalReader reader, Path directory) {
    List<String> names =
        reader.persistenceIds().stream()
            .map(id -> id.substring(id.indexOf('|') + 1))
            .distinct()
            .toList();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "campaign directory " + directory + ": expected events of one campaign, got " + names);
    }
    return names.stream().findFirst();
  }

  private static Chronicle read(JournalReader reader, String name) {
    Teller teller = new Teller(reader);
    teller.tell(Supervisor.persistenceId(name).id(), EventCodecs.CAMPAIGN, Chronicle::applied);
    teller.tell(Librarian.persistenceId(name).id(), EventCodecs.LIBRARY, Chronicle::applied);
    teller.tell(LabelerPool.persistenceId(name).id(), EventCodecs.LABEL, Chronicle::applied);
    teller.tell(Matcher.persistenceId(name).id(), EventCodecs.MATCHING, Chronicle::applied);
    return teller.chronicle;
  }

  private interface Step<E> {
    Chronicle applied(Chronicle chronicle, E event);
  }

  private static final class Teller {
    private final JournalReader reader;
    private Chronicle chronicle = Chronicle.EMPTY;

    Teller(JournalReader reader) {
      this.reader = reader;
    }

    <E> void tell(String persistenceId, EventCodec<E> codec, Step<E> step) {
      reader.forEach(persistenceId, codec, event -> chronicle = step.applied(chronicle, event));
    }
  }
}
