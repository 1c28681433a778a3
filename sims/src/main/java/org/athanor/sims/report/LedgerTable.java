package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.library.Selection;
import org.athanor.sims.status.Cause;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;

/** What every single label cost, as comma-separated values with their units in the heads. */
final class LedgerTable {
  private static final String HEADS =
      "label,candidate,arm,phase,atoms,outcome,tries,seconds,core_hours,failures";

  private final LabelQueue queue;
  private final Collection<List<Charge>> charges;

  private LedgerTable(LabelQueue queue, Collection<List<Charge>> charges) {
    this.queue = queue;
    this.charges = charges;
  }

  /** A line for each label that was ever computed, in the order of the first try that ended. */
  static String of(Chronicle chronicle) {
    Map<LabelId, List<Charge>> charges = new LinkedHashMap<>();
    for (Charge charge : chronicle.charges()) {
      charges.computeIfAbsent(charge.id(), id -> new ArrayList<>()).add(charge);
    }
    return new LedgerTable(chronicle.labels(), charges.values()).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEADS).append('\n');
    charges.forEach(tries -> text.append(line(tries)).append('\n'));
    return text.toString();
  }

  private String line(List<Charge> tries) {
    LabelQueue.Entry entry = queue.entries().get(tries.getFirst().id());
    Selection selection = entry.request().selection();
    return String.join(
        ",",
        entry.request().id().digest(),
        selection.candidate().toString(),
        Format.word(selection.arm()),
        quoted(selection.phase()),
        "" + selection.structure().size(),
        word(entry.status()),
        "" + tries.size(),
        Double.toString(tries.stream().mapToDouble(Charge::seconds).sum()),
        Double.toString(
            tries.stream().mapToDouble(charge -> charge.cost().coreSeconds()).sum() / 3600),
        String.join(
            "; ",
            tries.stream()
                .map(Charge::failure)
                .flatMap(Optional::stream)
                .map(failure -> Cause.of(failure).word())
                .toList()));
  }

  private static String word(LabelStatus status) {
    return switch (status) {
      case LabelStatus.Waiting waiting -> "waiting";
      case LabelStatus.Running running -> "running";
      case LabelStatus.Done done -> "labelled";
      case LabelStatus.Quarantined quarantined -> "quarantined";
    };
  }

  /** Names of phases are the user's own. */
  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
