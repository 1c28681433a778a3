package org.athanor.sims.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Gallery;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.strength.Sample;
import org.athanor.sims.strength.Summary;
import org.athanor.sims.strength.flow.Flow;

/** What a strength run found, as one page that needs nothing else. */
public final class StrengthReport {
  private static final String STRAIN = "true strain in compression";

  private final Summary summary;

  private StrengthReport(Summary summary) {
    this.summary = summary;
  }

  /**
   * Writes {@code report.html} into a folder; it is there whole or not at all.
   *
   * @return the page
   */
  public static Path write(Summary summary, Path folder) throws IOException {
    String title = "Strength of " + summary.curve().settings().specimen().element().symbol();
    String html = Page.of(title, List.of(new StrengthReport(summary).section()));
    return WholeFile.write(folder.resolve("report.html"), html);
  }

  private Section section() {
    List<Part> parts = new ArrayList<>();
    List<String> cautions = summary.cautions();
    summary.lines().stream()
        .filter(line -> !cautions.contains(line))
        .map(Paragraph::new)
        .forEach(parts::add);
    cautions.stream().map(Caution::new).forEach(parts::add);
    parts.add(new Gallery(List.of(stress(), disorder(), heat())));
    return new Section("Plastic flow", parts);
  }

  private Picture stress() {
    List<Point> points = points(Sample::stressGPa);
    Plot plot = plot("Stress against strain", "axial − lateral stress (GPa)", points);
    plot.line(Ink.FIRST, "stress", points);
    if (summary.flow() instanceof Flow.Plateau plateau) {
      double mean = plateau.stressGPa().mean();
      Point from = new Point(plateau.fromStrain(), mean);
      plot.line(Ink.SECOND, "flow stress", List.of(from, new Point(plateau.toStrain(), mean)));
    }
    return new Picture("Stress against strain, compression positive", plot.svg());
  }

  private Picture disorder() {
    List<Point> points = points(sample -> 100 * (1 - sample.bcc()));
    Plot plot =
        plot("Disorder against strain", "atoms outside bcc surroundings (%)", points)
            .line(Ink.FIRST, "all", points)
            .line(Ink.THIRD, "fcc and hcp", points(sample -> 100 * (sample.fcc() + sample.hcp())));
    return new Picture("Dislocations, twin boundaries, thermal noise", plot.svg());
  }

  private Picture heat() {
    List<Point> points = points(Sample::temperature);
    Plot plot =
        plot("Temperature against strain", "temperature (K)", points)
            .line(Ink.FIRST, "temperature", points);
    return new Picture("Temperature, mean of each sample", plot.svg());
  }

  private Plot plot(String description, String up, List<Point> points) {
    double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
    Scale across = Scale.upTo(points.getLast().x());
    Scale scale = low >= 0 && low < 0.5 * high ? Scale.upTo(high) : Scale.around(low, high);
    return new Plot(description, new Axis(STRAIN, across), new Axis(up, scale));
  }

  private List<Point> points(ToDoubleFunction<Sample> reading) {
    return summary.curve().samples().stream()
        .map(sample -> new Point(sample.strain(), reading.applyAsDouble(sample)))
        .toList();
  }
}
