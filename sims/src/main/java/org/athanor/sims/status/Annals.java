package org.athanor.sims.status;

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

/**
 * The chronicle of a campaign as read from its journal, up to date at every look; reads only what
 * is new since the last one.
 */
public final class Annals implements AutoCloseable {
  private final Path directory;
  private Optional<String> campaign;
  private Optional<JournalReader> reader = Optional.empty();
  private Chronicle chronicle = Chronicle.EMPTY;
  private long campaignEvents;
  private long libraryEvents;
  private long labelEvents;
  private long matchingEvents;

  /** Of the campaign of this name in this directory; nothing is read yet. */
  public Annals(Path directory, String campaign) {
    this(directory, Optional.of(campaign));
  }

  /** Of the one campaign in this directory, whatever its name; nothing is read yet. */
  public Annals(Path directory) {
    this(directory, Optional.empty());
  }

  private Annals(Path directory, Optional<String> campaign) {
    this.directory = directory;
    this.campaign = campaign;
  }

  /**
   * How far the journal was read: how many events each family has.
   *
   * @param campaign of the campaign as a whole
   * @param library of the librarian
   * @param labels of the labeler pool
   * @param matching of the matcher
   */
  public record Mark(long campaign, long library, long labels, long matching) {}

  /** How far the journal was read at the last look. */
  public Mark mark() {
    return new Mark(campaignEvents, libraryEvents, labelEvents, matchingEvents);
  }

  /**
   * The chronicle of all events that are in the journal now.
   *
   * @throws IllegalArgumentException if the name is not known, and there are events of several
   *     campaigns
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
    if (campaign.isEmpty()) {
      campaign = Journals.name(journal, directory);
    }
    campaign.ifPresent(name -> follow(journal, name));
  }

  private void follow(JournalReader journal, String name) {
    campaignEvents =
        after(
            journal,
            campaignEvents,
            Supervisor.persistenceId(name).id(),
            EventCodecs.CAMPAIGN,
            Chronicle::applied);
    libraryEvents =
        after(
            journal,
            libraryEvents,
            Librarian.persistenceId(name).id(),
            EventCodecs.LIBRARY,
            Chronicle::applied);
    labelEvents =
        after(
            journal,
            labelEvents,
            LabelerPool.persistenceId(name).id(),
            EventCodecs.LABEL,
            Chronicle::applied);
    matchingEvents =
        after(
            journal,
            matchingEvents,
            Matcher.persistenceId(name).id(),
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
