package org.athanor.sims.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingEvent;

/** What a campaign's journal tells from outside, while the campaign runs and afterwards. */
final class History {
  private final Path directory;
  private final List<CampaignEvent> campaign = new ArrayList<>();
  private final List<LibraryEvent> library = new ArrayList<>();
  private final List<LabelEvent> labels = new ArrayList<>();
  private CampaignState state = CampaignState.EMPTY;
  private LibraryState shelf = LibraryState.EMPTY;
  private LabelQueue queue = LabelQueue.EMPTY;
  private final List<MatchingEvent> matching = new ArrayList<>();

  /** Of the tiny campaign in this directory. */
  History(Path directory) {
    this.directory = directory;
  }

  /** Reads what is new. */
  History read() {
    if (!JournalReader.hasJournal(directory)) {
      return this;
    }
    try (JournalReader reader = new JournalReader(directory)) {
      reader.forEachAfter(
          campaign.size(),
          Supervisor.persistenceId(Tiny.NAME).id(),
          EventCodecs.CAMPAIGN,
          event -> {
            campaign.add(event);
            state = state.applied(event);
          });
      reader.forEachAfter(
          library.size(),
          Librarian.persistenceId(Tiny.NAME).id(),
          EventCodecs.LIBRARY,
          event -> {
            library.add(event);
            shelf = shelf.applied(event);
          });
      reader.forEachAfter(
          labels.size(),
          LabelerPool.persistenceId(Tiny.NAME).id(),
          EventCodecs.LABEL,
          event -> {
            labels.add(event);
            queue = queue.applied(event);
          });
      reader.forEachAfter(
          matching.size(),
          Matcher.persistenceId(Tiny.NAME).id(),
          EventCodecs.MATCHING,
          matching::add);
    }
    return this;
  }

  List<CampaignEvent> campaign() {
    return campaign;
  }

  List<LibraryEvent> library() {
    return library;
  }

  List<LabelEvent> labels() {
    return labels;
  }

  /** Attempts that failed. */
  List<LabelingFailed> failures() {
    return labels.stream()
        .filter(LabelingFailed.class::isInstance)
        .map(LabelingFailed.class::cast)
        .toList();
  }

  CampaignState state() {
    return state;
  }

  LibraryState shelf() {
    return shelf;
  }

  LabelQueue queue() {
    return queue;
  }

  /** How many events there are. */
  int size() {
    return campaign.size() + library.size() + labels.size() + matching.size();
  }

  /** The dataset's hash; the campaign must have ended. */
  String hash() {
    return state.ended().orElseThrow().datasetHash();
  }
}
