package org.athanor.persistence.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds rows that come by, in the order of their entities and sequence numbers, against seals.
 *
 * <p>The seals have to be read before the rows, or in the same transaction: then it holds for a
 * journal that is being written to as well, since an event is committed before it is sealed.
 */
final class Witness {
  private final Store store;
  private final List<Seal> seals;
  private final Map<String, SealCheck> checks = new TreeMap<>();

  Witness(Store store, List<Seal> seals) {
    this.store = store;
    this.seals = seals;
    seals.forEach(seal -> check(seal.persistenceId()));
  }

  /** A witness of one entity only. */
  static Witness of(Store store, List<Seal> seals, String persistenceId) {
    return new Witness(
        store, seals.stream().filter(seal -> seal.persistenceId().equals(persistenceId)).toList());
  }

  void next(EventRow event) {
    check(event.persistenceId()).next(event);
  }

  /** The end of the rows: nothing that is sealed may be missing now; what is not sealed yet. */
  List<Seal> end() {
    List<Seal> missing = new ArrayList<>();
    checks.values().forEach(check -> missing.addAll(check.end()));
    return missing;
  }

  private SealCheck check(String persistenceId) {
    return checks.computeIfAbsent(persistenceId, id -> new SealCheck(store, id, seals));
  }
}
