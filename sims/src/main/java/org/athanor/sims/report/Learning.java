package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;

/** Error against number of labels, with the random control arm beside it. */
final class Learning {
  private static final String FORCE = "force MAE (meV/Å)";
  private static final String ENERGY = "energy MAE (meV/atom)";

  private final List<FitReport> fits;
  private final boolean offset;

  Learning(Chronicle chronicle) {
    this.offset = Fits.areOffset(chronicle.campaign().fits());
    this.fits = chronicle.campaign().fits().stream().map(PotentialFitted::report).toList();
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    all(FORCE, Errors::forceMae).ifPresent(pictures::add);
    all(ENERGY, Errors::energyMae).ifPresent(pictures::add);
    arms(FORCE, Errors::forceMae).ifPresent(pictures::add);
    arms(ENERGY, Errors::energyMae).ifPresent(pictures::add);
    if (pictures.isEmpty()) {
      parts.add(new Paragraph("No fit was compared with held-out labels yet."));
    } else {
      parts.add(
          new Paragraph(
              "All errors are mean absolute errors. The arms are compared at matched numbers: each"
                  + " potential is fitted to the shared seeds and to as many labels of its arm as"
                  + " the control arm has."
                  + (offset ? " " + Fits.OFFSET : "")));
      parts.add(new Gallery(pictures));
    }
    List<List<String>> rows = rows();
    if (!rows.isEmpty()) {
      parts.add(new Grid(Table.of(0, heads(), rows)));
    }
    return new Section("Error against number of labels", parts);
  }

  private Optional<Picture> all(String title, ToDoubleFunction<Errors> error) {
    List<Point> heldOut = new ArrayList<>();
    List<Point> training = new ArrayList<>();
    for (FitReport fit : fits) {
      fit.heldOut().ifPresent(at -> heldOut.add(new Point(fit.labels(), error.applyAsDouble(at))));
      fit.training()
          .ifPresent(at -> training.add(new Point(fit.labels(), error.applyAsDouble(at))));
    }
    if (heldOut.isEmpty()) {
      return Optional.empty();
    }
    Plot plot =
        frame("labels in the fit", title, List.of(heldOut, training))
            .curve(Ink.QUIET, "labels of the fit", training)
            .curve(Ink.FIRST, "held out", heldOut);
    return Optional.of(new Picture("All labels: " + title + " of each potential", plot.svg()));
  }

  private Optional<Picture> arms(String title, ToDoubleFunction<Errors> error) {
    List<Point> entropy = points(FitReport::entropyArm, error);
    List<Point> control = points(FitReport::controlArm, error);
    if (entropy.isEmpty() || control.isEmpty()) {
      return Optional.empty();
    }
    Plot plot =
        frame("labels of the arm, beside the seeds", title, List.of(entropy, control))
            .curve(Ink.SECOND, "random control", control)
            .curve(Ink.FIRST, "entropy-driven", entropy);
    return Optional.of(new Picture("Arms: held-out " + title + " at matched numbers", plot.svg()));
  }

  private List<Point> points(
      Function<FitReport, Optional<CurvePoint>> arm, ToDoubleFunction<Errors> error) {
    return fits.stream()
        .flatMap(fit -> arm.apply(fit).stream())
        .map(at -> new Point(at.labels(), error.applyAsDouble(at.errors())))
        .toList();
  }

  private static Plot frame(String across, String up, List<List<Point>> curves) {
    List<Point> points = curves.stream().flatMap(List::stream).toList();
    double most = points.stream().mapToDouble(Point::x).max().orElse(1);
    double low = points.stream().mapToDouble(Point::y).min().orElse(0);
    double high = points.stream().mapToDouble(Point::y).max().orElse(1);
    return new Plot(
        up + " against " + across,
        new Axis(across, Scale.counting(most)),
        new Axis(up, Scale.positive(low, high)));
  }

  private static List<String> heads() {
    return List.of(
        "labels of each arm",
        "entropy, force (meV/Å)",
        "control, force (meV/Å)",
        "entropy, energy (meV/atom)",
        "control, energy (meV/atom)");
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (FitReport fit : fits) {
      if (fit.entropyArm().isPresent() && fit.controlArm().isPresent()) {
        CurvePoint entropy = fit.entropyArm().get();
        CurvePoint control = fit.controlArm().get();
        rows.add(
            List.of(
                entropy.labels() == control.labels()
                    ? "" + control.labels()
                    : entropy.labels() + " / " + control.labels(),
                Format.figures(entropy.errors().forceMae(), 3),
                Format.figures(control.errors().forceMae(), 3),
                Format.figures(entropy.errors().energyMae(), 3),
                Format.figures(control.errors().energyMae(), 3)));
      }
    }
    return rows;
  }
}
