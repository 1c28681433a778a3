package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Found;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.Tuning;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.TargetStanding;
import org.athanor.sims.status.TargetStanding.ControlStanding;
import org.athanor.sims.status.TargetStanding.ParameterStanding;
import org.athanor.sims.status.TargetStanding.PropertyStanding;
import org.athanor.sims.status.TargetText;

/**
 * The target of a campaign: how certain its properties are, what it took, and how it came there.
 */
final class Certainty {
  private final Chronicle chronicle;

  Certainty(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /** Empty without a target, or before the first fit. */
  Optional<Section> section() {
    return TargetStanding.of(chronicle).map(this::section);
  }

  /** Whether labels are chosen for a target. */
  static boolean isAimed(Chronicle chronicle) {
    return chronicle.matching().target().isPresent();
  }

  /** What the latest fit is to; a later round may have others already. */
  static List<LabelWeight> weights(Chronicle chronicle) {
    int last = chronicle.campaign().fits().size() - 1;
    return chronicle.matching().rounds().get(last).weights();
  }

  /** What stands in the place of deviations of single energies and forces. */
  static Section trust() {
    return new Section(
        "Uncertainty",
        List.of(
            new Paragraph(
                "A tuned potential says how certain the target's properties are: see Target. It"
                    + " says nothing of single energies and forces; their errors on labels that no"
                    + " fit has seen stand under Error against number of labels.")));
  }

  private Section section(TargetStanding target) {
    List<Part> parts = new ArrayList<>();
    target.missing().map(Caution::new).ifPresent(parts::add);
    TargetText.caution(target).map(Caution::new).ifPresent(parts::add);
    parts.add(new Paragraph("Labels: " + TargetText.labels(target) + "."));
    parts.add(
        new Paragraph(
            "Standard deviations σ: the propagated one follows from the weights; the inflated one"
                + " is √T = "
                + Format.figures(target.inflation(), 3)
                + " times that, by what the labels say that the potential cannot follow (never"
                + " below 1); the misfit σ tells the directions apart in which it cannot (the"
                + " spread of parameters that would make single numbers of the labels right)."));
    parts.add(new Grid(properties(target.properties())));
    target.control().ifPresent(control -> parts.addAll(control(target, control)));
    parts.add(new Grid(parameters(target)));
    parts.add(new Paragraph("Round by round, with the parameters after each fit:"));
    parts.add(new Grid(rounds()));
    parts.add(new Paragraph("What the last round asks for, the heaviest first:"));
    parts.add(new Grid(weights()));
    return new Section("Target", parts);
  }

  /** What choosing is worth. */
  private static List<Part> control(TargetStanding target, ControlStanding control) {
    String held =
        control
            .ridge()
            .map(
                ridge ->
                    " A free fit to them leaves the target's crystal without a minimum: a ridge of "
                        + Format.figures(ridge, 2)
                        + " holds it.")
            .orElse("");
    return List.of(
        new Paragraph("Control: " + TargetText.worth(target, control) + "." + held),
        new Grid(properties(control.properties())));
  }

  private static Table properties(List<PropertyStanding> properties) {
    List<List<String>> rows = new ArrayList<>();
    for (PropertyStanding one : properties) {
      rows.add(
          List.of(
              one.property(),
              one.unit(),
              one.met() ? "yes" : "no",
              one.start().map(start -> Format.figures(start, 6)).orElse("–"),
              Format.figures(one.value(), 6),
              Format.figures(one.wanted(), 3),
              Format.figures(one.deviation(), 3),
              Format.figures(one.inflated(), 3),
              one.misfitDeviation().map(misfit -> Format.figures(misfit, 3)).orElse("–")));
    }
    List<String> heads =
        List.of(
            "property",
            "unit",
            "met",
            "at the start",
            "value",
            "wanted σ",
            "σ",
            "inflated σ",
            "misfit σ");
    return Table.of(3, heads, rows);
  }

  private static Table parameters(TargetStanding target) {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterStanding one : target.parameters()) {
      rows.add(
          List.of(
              one.name(),
              one.unit(),
              Format.figures(one.start(), 7),
              Format.figures(one.value(), 7)));
    }
    return Table.of(2, List.of("parameter", "unit", "start", "fitted"), rows);
  }

  private Table rounds() {
    List<String> heads =
        new ArrayList<>(
            List.of(
                "round",
                "pool",
                "needed",
                "certified to (%)",
                "with weight",
                "change of weights (%)",
                "√T"));
    List<List<String>> rows = new ArrayList<>();
    List<PotentialFitted> fits = chronicle.campaign().fits();
    fits.getFirst()
        .tuning()
        .ifPresent(first -> first.parameters().forEach(p -> heads.add(p.name())));
    for (PotentialFitted fit : fits) {
      RoundMatched round = chronicle.matching().rounds().get(fit.version());
      Tuning tuning = fit.tuning().orElseThrow();
      List<String> row =
          new ArrayList<>(
              List.of(
                  "" + round.round(),
                  "" + round.pool(),
                  "" + round.needed().size(),
                  gap(round.found()),
                  "" + round.weights().size(),
                  Format.figures(100 * round.change(), 2),
                  Format.figures(tuning.inflation(), 3)));
      tuning.parameters().forEach(p -> row.add(Format.figures(p.value(), 6)));
      rows.add(row);
    }
    return Table.of(0, heads, rows);
  }

  private static String gap(Found found) {
    return switch (found) {
      case Bounds bounds -> Format.figures(100 * bounds.gap(), 2);
      case Missing missing -> "–";
    };
  }

  private Table weights() {
    List<List<String>> rows =
        weights(chronicle).stream()
            .sorted((one, other) -> Double.compare(other.weight(), one.weight()))
            .map(Certainty::row)
            .toList();
    List<String> heads = List.of("candidate", "weight w", "σ over that of the file");
    return Table.of(1, heads, rows);
  }

  private static List<String> row(LabelWeight weight) {
    return List.of(
        weight.candidate().toString(),
        Format.figures(weight.weight(), 4),
        Format.figures(1 / Math.sqrt(weight.weight()), 3));
  }
}
