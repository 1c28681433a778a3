package org.athanor.sims.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.uncertainty.Calibration;
import org.athanor.potentials.uncertainty.Coverage;
import org.athanor.potentials.uncertainty.Quantity;
import org.athanor.protocol.campaign.Errors;
import org.athanor.sims.report.Cloud;
import org.athanor.sims.report.Page;
import org.athanor.sims.report.Part;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.Table;
import org.athanor.sims.report.Trust;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.status.Accuracy;
import org.athanor.sims.status.Format;

/** A fit as one page that needs nothing else. */
public final class FitPage {
  private final FitResult result;

  private FitPage(FitResult result) {
    this.result = result;
  }

  /** The page as HTML. */
  public static String of(String dataset, FitResult result) {
    FitPage page = new FitPage(result);
    List<Section> sections = new ArrayList<>(List.of(page.summary(dataset), page.parity()));
    sections.add(page.calibration());
    result.test().ifPresent(test -> sections.add(test.trust().section()));
    return Page.of("Fit of " + dataset, sections);
  }

  /** The lines that people see on the terminal. */
  public static List<String> text(FitResult result) {
    FitPage page = new FitPage(result);
    List<String> lines = new ArrayList<>(page.errors().text());
    lines.addAll(page.widths().text());
    return lines;
  }

  private Section summary(String dataset) {
    LinearFit fit = result.found().fit();
    List<Part> parts = new ArrayList<>();
    if (!result.dropped().isEmpty()) {
      parts.add(new Caution(result.dropped().size() + " labels were left out; see below."));
    }
    parts.add(
        new Paragraph(
            result.training().errors().structures()
                + " labels of "
                + dataset
                + ", "
                + fit.potential().basis().size()
                + " functions, λ = "
                + Format.figures(fit.regularisation(), 3)
                + " by evidence, in "
                + Format.seconds(result.seconds())
                + "."));
    result
        .refinement()
        .ifPresent(
            state ->
                parts.add(
                    new Paragraph(
                        "Two densities, the second under a root: "
                            + state.count()
                            + " steps of refinement took the loss from "
                            + Format.figures(state.values().getFirst(), 4)
                            + " to "
                            + Format.figures(state.value(), 4)
                            + ".")));
    parts.add(new Grid(errors()));
    if (!result.dropped().isEmpty()) {
      parts.add(new Grid(dropped()));
    }
    return new Section("What was fitted", parts);
  }

  private Table errors() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("fit", Accuracy.of(result.training().errors())));
    result.test().ifPresent(test -> rows.add(row("test", Accuracy.of(test.errors()))));
    return Table.of(
        1,
        List.of(
            "labels of the",
            "number",
            "energy MAE (meV/atom)",
            "energy RMSE (meV/atom)",
            "force MAE (meV/Å)",
            "force RMSE (meV/Å)",
            "stress MAE (GPa)"),
        rows);
  }

  private static List<String> row(String name, Errors errors) {
    return List.of(
        name,
        "" + errors.labels(),
        Format.figures(errors.energyMae(), 3),
        Format.figures(errors.energyRmse(), 3),
        Format.figures(errors.forceMae(), 3),
        Format.figures(errors.forceRmse(), 3),
        errors.stressMae().map(stress -> Format.figures(stress, 3)).orElse("–"));
  }

  private Table dropped() {
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : result.dropped()) {
      rows.add(List.of("" + (finding.index() + 1), finding.fault().word(), finding.words()));
    }
    return Table.of(3, List.of("frame left out", "why", "what was seen"), rows);
  }

  private Section parity() {
    List<Point> none = List.of();
    Cloud energies =
        new Cloud(
            "energy",
            "eV/atom",
            result.training().energies(),
            result.test().map(Appraisal::energies).orElse(none));
    Cloud forces =
        new Cloud(
            "force component",
            "eV/Å",
            result.training().forces(),
            result.test().map(Appraisal::forces).orElse(none));
    return new Section(
        "Parity",
        List.of(
            new Gallery(
                List.of(
                    energies.parity(),
                    forces.parity(),
                    energies.residuals(),
                    forces.residuals()))));
  }

  private Section calibration() {
    return new Section(
        "Calibration",
        List.of(
            new Paragraph(
                "Each group of labels was predicted by a fit without it, and these errors set the"
                    + " widths of the intervals: √(share² v + floor²), v the variance that the"
                    + " labels leave. Coverage is that of errors by widths from other groups."),
            new Grid(widths())));
  }

  private Table widths() {
    List<List<String>> rows = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      Calibration calibration = result.found().uncertainty().calibration(quantity);
      List<String> row = new ArrayList<>();
      row.add(Format.word(quantity));
      row.add(Format.figures(calibration.width().share(), 3));
      row.add(Format.figures(1000 * calibration.width().floor(), 3));
      row.add("" + calibration.count());
      row.add(calibration.coverage().map(c -> Trust.percent(c.half())).orElse("–"));
      row.add(calibration.coverage().map(c -> Trust.percent(c.ninety())).orElse("–"));
      row.add(calibration.coverage().map(c -> Trust.percent(c.ninetyFive())).orElse("–"));
      Optional<Coverage> tested = result.test().flatMap(test -> test.trust().coverage(quantity));
      row.add(tested.map(c -> Trust.percent(c.half())).orElse("–"));
      row.add(tested.map(c -> Trust.percent(c.ninety())).orElse("–"));
      row.add(tested.map(c -> Trust.percent(c.ninetyFive())).orElse("–"));
      rows.add(row);
    }
    return Table.of(
        1,
        List.of(
            "quantity",
            "share",
            "floor (meV/atom, meV/Å)",
            "held-out errors",
            "in 50 %",
            "in 90 %",
            "in 95 %",
            "test in 50 %",
            "test in 90 %",
            "test in 95 %"),
        rows);
  }
}
