package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;

/** Every fit with its errors. */
final class Fits {
  /** What is done with energies that no fit was asked to follow. */
  static final String OFFSET =
      "Energies of labels do not count in the fits, so the zeros of potential and reference differ:"
          + " errors of energies are those that are left when each potential's mean offset over its"
          + " labels is taken off.";

  private static final int ERROR_CELLS = 6;

  private final List<PotentialFitted> fits;

  Fits(Chronicle chronicle) {
    this.fits = chronicle.campaign().fits();
  }

  Section section() {
    if (fits.isEmpty()) {
      return new Section("Fits", List.of(new Paragraph("No potential was fitted yet.")));
    }
    List<List<String>> rows = new ArrayList<>();
    for (PotentialFitted fit : fits) {
      FitReport report = fit.report();
      report.training().ifPresent(errors -> rows.add(row(fit, "fitted to", cells(errors))));
      rows.add(
          row(
              fit,
              "held out",
              report.heldOut().map(Fits::cells).orElse(Collections.nCopies(ERROR_CELLS, "–"))));
    }
    List<Part> parts = new ArrayList<>();
    if (areOffset(fits)) {
      parts.add(new Paragraph(OFFSET));
    }
    parts.add(new Grid(new Table(columns(), rows)));
    return new Section("Fits", parts);
  }

  /** Whether offsets were taken off energies. */
  static boolean areOffset(List<PotentialFitted> fits) {
    return fits.stream()
        .map(PotentialFitted::report)
        .flatMap(report -> Stream.concat(report.training().stream(), report.heldOut().stream()))
        .anyMatch(errors -> errors.energyOffset().isPresent());
  }

  /** Number of labels, energy MAE and RMSE, force MAE and RMSE, stress MAE. */
  static List<String> cells(Errors errors) {
    return List.of(
        "" + errors.labels(),
        Format.figures(errors.energyMae(), 3),
        Format.figures(errors.energyRmse(), 3),
        Format.figures(errors.forceMae(), 3),
        Format.figures(errors.forceRmse(), 3),
        errors.stressMae().map(stress -> Format.figures(stress, 3)).orElse("–"));
  }

  private static List<String> row(PotentialFitted fit, String on, List<String> errors) {
    List<String> row = new ArrayList<>();
    row.add("" + fit.version());
    row.add(on);
    row.addAll(errors);
    row.add(Format.figures(fit.report().regularisation(), 2));
    row.add(Format.instant(fit.at()));
    return row;
  }

  private static List<Table.Column> columns() {
    return List.of(
        new Table.Column("version", true),
        new Table.Column("errors on", false),
        new Table.Column("labels", true),
        new Table.Column("energy MAE (meV/atom)", true),
        new Table.Column("energy RMSE (meV/atom)", true),
        new Table.Column("force MAE (meV/Å)", true),
        new Table.Column("force RMSE (meV/Å)", true),
        new Table.Column("stress MAE (GPa)", true),
        new Table.Column("regularisation λ", true),
        new Table.Column("fitted", false));
  }
}
