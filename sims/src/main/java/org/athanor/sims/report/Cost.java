package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.GivenUp;
import org.athanor.sims.status.Ledger;
import org.athanor.sims.status.Plan;

/** What the labels cost, what failed, and what was given up. */
final class Cost {
  private final Chronicle chronicle;
  private final Plan plan;

  Cost(Chronicle chronicle, Plan plan) {
    this.chronicle = chronicle;
    this.plan = plan;
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    double[] seconds =
        chronicle.charges().stream()
            .filter(charge -> charge.failure().isEmpty())
            .mapToDouble(Charge::seconds)
            .toArray();
    if (seconds.length > 0) {
      parts.add(
          new Gallery(
              List.of(
                  new Picture(
                      "What one label cost, failed calculations left out",
                      new CostHistogram(seconds).svg()))));
    }
    parts.add(new Grid(Table.of(1, heads(), byArm())));
    parts.add(outcomes());
    parts.add(quarantine());
    return new Section("What each label cost", parts);
  }

  private static List<String> heads() {
    return List.of(
        "arm",
        "labels computed",
        "failed calculations",
        "total (s)",
        "thereof failed (s)",
        "median label (s)",
        "dearest label (s)");
  }

  private List<List<String>> byArm() {
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : Arm.values()) {
      List<Charge> charges = chronicle.charges().stream().filter(c -> c.arm() == arm).toList();
      if (!charges.isEmpty()) {
        rows.add(row(Format.word(arm), charges));
      }
    }
    rows.add(row("all", chronicle.charges()));
    return rows;
  }

  private static List<String> row(String name, List<Charge> charges) {
    double[] labels =
        charges.stream()
            .filter(charge -> charge.failure().isEmpty())
            .mapToDouble(Charge::seconds)
            .sorted()
            .toArray();
    double total = charges.stream().mapToDouble(Charge::seconds).sum();
    return List.of(
        name,
        "" + labels.length,
        "" + (charges.size() - labels.length),
        Format.figures(total, 4),
        Format.figures(total - Arrays.stream(labels).sum(), 4),
        labels.length == 0 ? "–" : Format.figures(Novelty.median(labels), 3),
        labels.length == 0 ? "–" : Format.figures(labels[labels.length - 1], 3));
  }

  /** Calculations by their outcome, all of them, and what is to come. */
  private Part outcomes() {
    Ledger ledger = Ledger.of(chronicle, plan);
    List<List<String>> rows = new ArrayList<>();
    ledger.entries().forEach(entry -> rows.add(row(entry)));
    rows.add(row(ledger.total()));
    ledger
        .forecast()
        .ifPresent(
            left ->
                rows.add(
                    List.of(
                        left.atMost() ? "to come (at most)" : "to come (estimate)",
                        "" + left.labels(),
                        Format.figures(left.seconds(), 4),
                        Format.plain(left.coreHours(), 4))));
    return new Grid(
        Table.of(1, List.of("outcome", "calculations", "time (s)", "cost (core-h)"), rows));
  }

  private static List<String> row(Ledger.Entry entry) {
    return List.of(
        entry.outcome(),
        "" + entry.tries(),
        Format.figures(entry.seconds(), 4),
        Format.plain(entry.coreHours(), 4));
  }

  private Part quarantine() {
    List<List<String>> rows =
        GivenUp.of(chronicle).stream()
            .map(
                one ->
                    List.of(
                        one.selection().candidate().toString(),
                        Format.word(one.selection().arm()),
                        one.selection().phase(),
                        one.id().brief(),
                        one.reason().words(),
                        one.kept().orElse("–")))
            .toList();
    return rows.isEmpty()
        ? new Paragraph("No structure was given up.")
        : new Grid(
            Table.of(6, List.of("given up", "arm", "phase", "label", "reason", "last try"), rows));
  }
}
