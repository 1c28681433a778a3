package org.athanor.protocol.library;

import java.time.Instant;
import java.util.List;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/** What happened in the librarian's room. */
public sealed interface LibraryEvent {
  /**
   * A round began: which walks to wait for, and how many labels it may choose.
   *
   * @param round its number
   * @param walks all its walks, in canonical order
   * @param quotas labels for each arm at the most
   * @param seed of the random choices in this round
   */
  record RoundAwaited(int round, List<Walk> walks, List<Quota> quotas, long seed, Instant at)
      implements LibraryEvent {
    /** Copies the lists. */
    public RoundAwaited {
      walks = List.copyOf(walks);
      quotas = List.copyOf(quotas);
    }
  }

  /** A walk came home; from here on it is never walked again. */
  record WalkArrived(WalkOutcome outcome, String explorer, Instant at) implements LibraryEvent {}

  /** The candidates of a walk were judged, in canonical order. */
  record WalkJudged(WalkId walk, List<Judgement> judgements, Instant at) implements LibraryEvent {
    /** Copies the list. */
    public WalkJudged {
      judgements = List.copyOf(judgements);
    }
  }

  /** All walks of a round were judged, and these candidates were chosen to be labelled. */
  record RoundSelected(int round, List<Selection> selections, Instant at) implements LibraryEvent {
    /** Copies the list. */
    public RoundSelected {
      selections = List.copyOf(selections);
    }
  }
}
