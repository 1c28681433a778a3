package org.athanor.persistence.journal;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Compares the events of one entity, one after the other, with their seals.
 *
 * <p>Sequence numbers must run from 1 without a gap, every sealed range must have its digest, and
 * no sealed event may be missing. Other events were committed but never acknowledged: they count,
 * and are to be sealed.
 */
final class SealCheck {
  private final Store store;
  private final String persistenceId;
  private final Deque<Seal> ahead;
  private final List<Seal> missing = new ArrayList<>();
  private final MessageDigest digest = Seal.sha256();
  private long from = 1;
  private long last;

  SealCheck(Store store, String persistenceId, List<Seal> seals) {
    this.store = store;
    this.persistenceId = persistenceId;
    this.ahead =
        new ArrayDeque<>(
            seals.stream()
                .filter(seal -> seal.persistenceId().equals(persistenceId))
                .sorted(Comparator.comparingLong(Seal::from))
                .toList());
  }

  /** Takes the next event. */
  void next(EventRow event) {
    if (event.sequenceNumber() != last + 1) {
      throw new DamagedJournalException(
          store,
          "expected event " + (last + 1) + " of \"" + persistenceId + "\", got " + event.place());
    }
    Seal seal = ahead.peek();
    if (seal != null && event.sequenceNumber() == seal.from()) {
      closeUnsealed();
    }
    last = event.sequenceNumber();
    event.addTo(digest);
    if (seal != null && last == seal.to()) {
      compare(ahead.remove());
    }
  }

  /** Says that there are no more events; the answer is what is still to be sealed. */
  List<Seal> end() {
    if (!ahead.isEmpty()) {
      throw new DamagedJournalException(
          store,
          "expected all events of \""
              + persistenceId
              + "\" that were acknowledged, up to number "
              + ahead.getLast().to()
              + ", got them up to "
              + last
              + ": the others are lost");
    }
    closeUnsealed();
    return missing;
  }

  private void compare(Seal seal) {
    String found = Seal.brief(digest);
    if (from != seal.from() || !found.equals(seal.digest())) {
      throw new DamagedJournalException(
          store,
          "the bytes of events "
              + seal.from()
              + " to "
              + seal.to()
              + " of \""
              + persistenceId
              + "\" are not those that were sealed");
    }
    from = last + 1;
  }

  private void closeUnsealed() {
    if (last >= from) {
      missing.add(new Seal(from, last, Seal.brief(digest), persistenceId));
      from = last + 1;
    }
  }
}
