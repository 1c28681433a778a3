package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Finding;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.VerdictKind;

/** What the librarian thought of the candidates. */
final class Novelty {
  private final Chronicle chronicle;
  private final Plan plan;

  Novelty(Chronicle chronicle, Plan plan) {
    this.chronicle = chronicle;
    this.plan = plan;
  }

  Section section() {
    if (chronicle.findings().judged().isEmpty()) {
      return new Section("Novelty", List.of(new Paragraph("No candidate was judged yet.")));
    }
    List<Finding> byNovelty =
        chronicle.findings().judged().stream()
            .filter(finding -> finding.arm() == Arm.ENTROPY)
            .toList();
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Paragraph(
            "Novelty ν is the size-free information gain of a candidate over the dataset at the"
                + " moment it was judged (dimensionless). Exempt candidates are chosen without"
                + " regard to it."));
    if (!byNovelty.isEmpty()) {
      NoveltyHistogram histogram = new NoveltyHistogram(byNovelty, plan.noveltyThreshold());
      parts.add(
          new Gallery(
              List.of(
                  new Picture(
                      "Candidates of the entropy-driven arm, by verdict", histogram.svg()))));
    }
    parts.add(new Grid(Table.of(2, heads(), verdicts())));
    parts.add(new Grid(Table.of(1, List.of("how walks ended", "walks"), endings())));
    return new Section("Novelty and verdicts", parts);
  }

  private static List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("round", "arm", "candidates"));
    for (VerdictKind kind : VerdictKind.values()) {
      heads.add(kind.word());
    }
    heads.add("median novelty ν");
    return heads;
  }

  private List<List<String>> verdicts() {
    Map<Integer, Map<String, List<Finding>>> lots = new TreeMap<>();
    for (Finding finding : chronicle.findings().judged()) {
      lots.computeIfAbsent(finding.round(), round -> new TreeMap<>())
          .computeIfAbsent(Format.word(finding.arm()), arm -> new ArrayList<>())
          .add(finding);
    }
    List<List<String>> rows = new ArrayList<>();
    lots.forEach(
        (round, arms) -> arms.forEach((arm, findings) -> rows.add(row(round, arm, findings))));
    return rows;
  }

  private static List<String> row(int round, String arm, List<Finding> findings) {
    List<String> row = new ArrayList<>(List.of("" + round, arm, "" + findings.size()));
    for (VerdictKind kind : VerdictKind.values()) {
      row.add("" + findings.stream().filter(f -> f.verdict() == kind).count());
    }
    double[] novelties = findings.stream().mapToDouble(Finding::novelty).sorted().toArray();
    row.add(Format.figures(median(novelties), 3));
    return row;
  }

  private List<List<String>> endings() {
    List<List<String>> rows = new ArrayList<>();
    chronicle.findings().endings().forEach((how, count) -> rows.add(List.of(how, "" + count)));
    return rows;
  }

  /** The median of sorted numbers. */
  static double median(double[] sorted) {
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }
}
