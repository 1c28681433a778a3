package org.athanor.sims.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.codec.EventCodec;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.persistence.journal.JournalUnreachableException;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Plan;

/**
 * The chronicle of a campaign as read from its journal, up to date at every look; reads only what
 * is new since the last one.
 */
public final class Annals implements AutoCloseable {
  private final Path directory;
  private final String campaign;
  private Optional<JournalReader> reader = Optional.empty();
  private Chronicle chronicle = Chronicle.EMPTY;
  private long campaignEvents;
  private long libraryEvents;
  private long labelEvents;
  private long matchingEvents;

  /** Of the campaign of this name in this directory; nothing is read yet. */
  public Annals(Path directory, String campaign) {
    this.directory = directory;
    this.campaign = campaign;
  }

  /**
   * The chronicle of all events that are in the journal now.
   *
   * @throws JournalUnreachableException if the journal's database does not answer
   */
  public Chronicle chronicle() {
    if (reader.isEmpty() && JournalReader.hasJournal(directory)) {
      reader = Optional.of(new JournalReader(directory));
    }
    reader.ifPresent(this::follow);
    return chronicle;
  }

  /** The chronicle as of now, or as of the last look while the journal's database is away. */
  public Chronicle latest() {
    try {
      return chronicle();
    } catch (JournalUnreachableException away) {
      // Whoever owns the journal knows how long to wait for it, and says so.
      return chronicle;
    }
  }

  /** What the campaign's file says, as far as people are told about it. */
  public Plan plan() {
    return Plan.of(chronicle.campaign().settings());
  }

  /** Lets go of the journal's database; the next look connects again. */
  @Override
  public void close() {
    reader.ifPresent(JournalReader::close);
    reader = Optional.empty();
  }

  private void follow(JournalReader journal) {
    campaignEvents =
        after(
            journal,
            campaignEvents,
            Supervisor.persistenceId(campaign).id(),
            EventCodecs.CAMPAIGN,
            Chronicle::applied);
    libraryEvents =
        after(
            journal,
            libraryEvents,
            Librarian.persistenceId(campaign).id(),
            EventCodecs.LIBRARY,
            Chronicle::applied);
    labelEvents =
        after(
            journal,
            labelEvents,
            LabelerPool.persistenceId(campaign).id(),
            EventCodecs.LABEL,
            Chronicle::applied);
    matchingEvents =
        after(
            journal,
            matchingEvents,
            Matcher.persistenceId(campaign).id(),
            EventCodecs.MATCHING,
            Chronicle::applied);
  }

  /** All of them or, if the database goes away in the middle, none. */
  private <E> long after(
      JournalReader journal,
      long last,
      String entity,
      EventCodec<E> codec,
      BiFunction<Chronicle, E, Chronicle> step) {
    List<E> events = new ArrayList<>();
    long now = journal.forEachAfter(last, entity, codec, events::add);
    for (E event : events) {
      chronicle = step.apply(chronicle, event);
    }
    return now;
  }
}
