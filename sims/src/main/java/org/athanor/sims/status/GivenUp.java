package org.athanor.sims.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.library.Selection;

/**
 * A structure that is quarantined.
 *
 * @param id of its label
 * @param selection the structure, and why it was chosen
 * @param reason why its last try failed
 * @param tries how often it was computed
 * @param kept where the last try can be looked at; empty if nothing of it was kept
 */
public record GivenUp(
    LabelId id, Selection selection, Failure reason, int tries, Optional<String> kept) {
  private static final int WIDTH = 100;

  /** All that are quarantined now, in the order in which they were asked for. */
  public static List<GivenUp> of(Chronicle chronicle) {
    Map<LabelId, List<Charge>> charges = new HashMap<>();
    for (Charge charge : chronicle.charges()) {
      charges.computeIfAbsent(charge.id(), id -> new ArrayList<>()).add(charge);
    }
    return chronicle.labels().rounds().stream()
        .map(LabelsRequested::requests)
        .flatMap(List::stream)
        .distinct()
        .flatMap(
            request ->
                chronicle.labels().entries().get(request.id()).status()
                        instanceof LabelStatus.Quarantined end
                    ? Optional.of(of(request, end, charges.get(request.id()))).stream()
                    : Optional.<GivenUp>empty().stream())
        .toList();
  }

  private static GivenUp of(LabelRequest request, LabelStatus.Quarantined end, List<Charge> tries) {
    return new GivenUp(
        request.id(), request.selection(), end.failure(), tries.size(), tries.getLast().kept());
  }

  /** In one line: tries, reason, and where to look. */
  public String line() {
    String words = reason.words().replaceAll("\\s+", " ");
    return (words.length() > WIDTH ? words.substring(0, WIDTH) + "…" : words)
        + "; "
        + tries
        + (tries == 1 ? " try" : " tries")
        + kept.map(place -> "; see " + place).orElse("");
  }
}
