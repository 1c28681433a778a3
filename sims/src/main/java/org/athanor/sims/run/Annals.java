package org.athanor.sims.run;

import java.nio.file.Path;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Plan;

/**
 * The chronicle of a campaign as read from its journal, up to date at every look; reads only what
 * is new since the last one.
 */
public final class Annals {
  private final Path directory;
  private final String campaign;
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

  /** The chronicle of all events that are in the journal now. */
  public Chronicle chronicle() {
    if (!JournalReader.hasJournal(directory)) {
      return chronicle;
    }
    JournalReader reader = new JournalReader(directory);
    campaignEvents =
        reader.forEachAfter(
            campaignEvents,
            Supervisor.persistenceId(campaign).id(),
            EventCodecs.CAMPAIGN,
            event -> chronicle = chronicle.applied(event));
    libraryEvents =
        reader.forEachAfter(
            libraryEvents,
            Librarian.persistenceId(campaign).id(),
            EventCodecs.LIBRARY,
            event -> chronicle = chronicle.applied(event));
    labelEvents =
        reader.forEachAfter(
            labelEvents,
            LabelerPool.persistenceId(campaign).id(),
            EventCodecs.LABEL,
            event -> chronicle = chronicle.applied(event));
    matchingEvents =
        reader.forEachAfter(
            matchingEvents,
            Matcher.persistenceId(campaign).id(),
            EventCodecs.MATCHING,
            event -> chronicle = chronicle.applied(event));
    return chronicle;
  }

  /** What the campaign's file says, as far as people are told about it. */
  public Plan plan() {
    return Plan.of(chronicle.campaign().settings());
  }
}
