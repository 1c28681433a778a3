package org.athanor.persistence.journal;

import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingState;

/** The state that an entity's events make, of whichever family they are. */
final class Fold {
  private Optional<Object> state = Optional.empty();
  private boolean broken;

  void add(Object event) {
    try {
      state = broken ? Optional.empty() : Optional.of(after(event));
    } catch (RuntimeException senseless) {
      // Events that make no state; whoever replays them will say so. No snapshot stands for them.
      broken = true;
      state = Optional.empty();
    }
  }

  /** Empty before the first event, or if the events make no state. */
  Optional<Object> state() {
    return state;
  }

  private Object after(Object event) {
    return switch (event) {
      case CampaignEvent fact -> before(CampaignState.EMPTY).applied(fact);
      case LibraryEvent fact -> before(LibraryState.EMPTY).applied(fact);
      case LabelEvent fact -> before(LabelQueue.EMPTY).applied(fact);
      case MatchingEvent fact -> before(MatchingState.EMPTY).applied(fact);
      default -> throw new IllegalArgumentException("expected an event, got " + event.getClass());
    };
  }

  @SuppressWarnings("unchecked") // getClass of a final record: it is an S, or the cast fails.
  private <S> S before(S empty) {
    return state.map(known -> (S) empty.getClass().cast(known)).orElse(empty);
  }
}
