package org.athanor.actors.campaign;

import akka.persistence.testkit.javadsl.PersistenceTestKit;
import java.util.List;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingState;

/** What a journal of a test remembers of one campaign. */
record Memory(PersistenceTestKit journal, String campaign) {
  /** How many events there are but the librarian's, which come by the hundred. */
  int events() {
    return events(LabelerPool.persistenceId(campaign).id(), LabelEvent.class).size()
        + events(Matcher.persistenceId(campaign).id(), MatchingEvent.class).size()
        + events(Supervisor.persistenceId(campaign).id(), CampaignEvent.class).size();
  }

  List<LibraryEvent> history() {
    return events(Librarian.persistenceId(campaign).id(), LibraryEvent.class);
  }

  LabelQueue labels() {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : events(LabelerPool.persistenceId(campaign).id(), LabelEvent.class)) {
      queue = queue.applied(event);
    }
    return queue;
  }

  CampaignState state() {
    CampaignState state = CampaignState.EMPTY;
    for (CampaignEvent event :
        events(Supervisor.persistenceId(campaign).id(), CampaignEvent.class)) {
      state = state.applied(event);
    }
    return state;
  }

  LibraryState library() {
    LibraryState state = LibraryState.EMPTY;
    for (LibraryEvent event : history()) {
      state = state.applied(event);
    }
    return state;
  }

  MatchingState matching() {
    MatchingState state = MatchingState.EMPTY;
    for (MatchingEvent event : events(Matcher.persistenceId(campaign).id(), MatchingEvent.class)) {
      state = state.applied(event);
    }
    return state;
  }

  private <E> List<E> events(String id, Class<E> type) {
    return journal.persistedInStorage(id).stream().map(type::cast).toList();
  }
}
