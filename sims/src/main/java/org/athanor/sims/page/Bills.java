package org.athanor.sims.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.protocol.label.LabelId;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;

/** What each label cost, try by try. */
final class Bills {
  private static final double SECONDS_PER_HOUR = 3600;

  private final Map<LabelId, List<Charge>> charges = new HashMap<>();

  Bills(Chronicle chronicle) {
    for (Charge charge : chronicle.charges()) {
      charges.computeIfAbsent(charge.id(), id -> new ArrayList<>()).add(charge);
    }
  }

  /** Every try that ended, in order. */
  List<Charge> of(LabelId id) {
    return charges.getOrDefault(id, List.of());
  }

  /** Seconds of labelers, failures included. */
  double seconds(LabelId id) {
    return of(id).stream().mapToDouble(Charge::seconds).sum();
  }

  /** Core-hours, failures included. */
  double coreHours(LabelId id) {
    return of(id).stream().mapToDouble(charge -> charge.cost().coreSeconds()).sum()
        / SECONDS_PER_HOUR;
  }

  /** Tries without a label. */
  int failures(LabelId id) {
    return (int) of(id).stream().filter(charge -> charge.failure().isPresent()).count();
  }
}
