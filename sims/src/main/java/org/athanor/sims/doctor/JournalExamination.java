package org.athanor.sims.doctor;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.athanor.config.CampaignFile;
import org.athanor.persistence.journal.JournalPlace;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.persistence.journal.JournalUnreachableException;
import org.athanor.persistence.journal.ServerCheck;
import org.athanor.sims.run.JournalPlaces;

/** Whether the database in which the events are to be kept would keep them. */
record JournalExamination(CampaignFile file, Path directory) implements Examination {
  private static final String TOPIC = "journal";

  @Override
  public void examine(Consumer<Diagnosis> found) {
    switch (JournalPlaces.of(file)) {
      case JournalPlace.Embedded here -> {} // The disk is looked at anyway.
      case JournalPlace.Server server -> found.accept(examined(server));
    }
  }

  private Diagnosis examined(JournalPlace.Server place) {
    ServerCheck server;
    try {
      server = ServerCheck.of(place);
      server.require(place);
    } catch (JournalUnreachableException e) {
      return Diagnosis.fail(
          TOPIC, e.getMessage(), "start the server, or correct machines.journal.postgresql");
    } catch (IllegalArgumentException e) {
      return Diagnosis.fail(TOPIC, e.getMessage(), "do as it says, or take another server");
    }
    String words = "PostgreSQL " + server.version() + ", schema " + place.schema();
    if (!server.wholePages()) {
      return Diagnosis.warn(
          TOPIC,
          words + "; full_page_writes is off",
          "set it on, unless the server's file system never writes half a page");
    }
    if (server.holdsJournal() && !JournalReader.hasJournal(directory)) {
      return Diagnosis.warn(
          TOPIC,
          words + " holds a journal already, and " + directory + " is new",
          "the campaign would go on from there; take another name if that is not meant");
    }
    return Diagnosis.pass(
        TOPIC, words + (server.holdsJournal() ? " holds the journal" : " would be created"));
  }
}
