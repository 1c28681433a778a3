package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.uncertainty.Coverage;
import org.athanor.potentials.uncertainty.Deviations;
import org.athanor.potentials.uncertainty.Quantity;
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
import org.athanor.sims.status.Format;

/** Errors against the deviations that were said beforehand, of labels that no fit has seen. */
public final class Trust {
  /** Shares of a normal distribution, and the deviations that hold them. */
  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

  private static final double[] DEVIATIONS = {
    0.12566, 0.25335, 0.38532, 0.52440, 0.67449, 0.84162, 1.03643, 1.28155, 1.64485, 1.95996,
    2.57583
  };

  private static final double MILLI = 1000;

  /** Deviation (x) and size of the error (y), in meV per atom or meV/Å. */
  private final Map<Quantity, List<Point>> judged = new EnumMap<>(Quantity.class);

  /** Nothing was judged yet. */
  public Trust() {
    for (Quantity quantity : Quantity.values()) {
      judged.put(quantity, new ArrayList<>());
    }
  }

  /** Adds a structure's energy per atom, force components, and virial components per atom. */
  public void add(Deviations said, Prediction prediction, Labels labels) {
    int n = labels.forces().size();
    add(Quantity.ENERGY, said.energy() / n, (prediction.energy() - labels.energy()) / n);
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double error = prediction.forces().get(i, axis) - labels.forces().get(i, axis);
        add(Quantity.FORCE, said.forces().get(i, axis), error);
      }
    }
    labels
        .virial()
        .ifPresent(
            virial -> {
              Matrix3 error = prediction.virial().plus(virial.times(-1)).symmetric();
              for (int v = 0; v < 6; v++) {
                int row = QuantityRows.place(v) / 3;
                int column = QuantityRows.place(v) % 3;
                add(
                    Quantity.VIRIAL,
                    said.virial().get(row, column) / n,
                    error.get(row, column) / n);
              }
            });
  }

  private void add(Quantity quantity, double deviation, double error) {
    judged.get(quantity).add(new Point(MILLI * deviation, MILLI * Math.abs(error)));
  }

  /** Deviation (x) and size of the error (y) of everything judged, in meV per atom or meV/Å. */
  public List<Point> pairs(Quantity quantity) {
    return List.copyOf(judged.get(quantity));
  }

  /** How many errors lie where they should; empty if there are none of this quantity. */
  public Optional<Coverage> coverage(Quantity quantity) {
    if (judged.get(quantity).isEmpty()) {
      return Optional.empty();
    }
    Coverage.Counts counts = new Coverage.Counts();
    judged.get(quantity).forEach(point -> counts.add(point.y(), point.x()));
    return Optional.of(counts.coverage());
  }

  /** Coverage as a table, errors against deviations, and the whole curve of coverage. */
  public Section section() {
    if (judged.get(Quantity.ENERGY).isEmpty()) {
      return new Section(
          "Uncertainty", List.of(new Paragraph("There are no labels to hold errors against yet.")));
    }
    return new Section(
        "Uncertainty",
        List.of(
            new Paragraph(
                "Errors of labels that were in no fit, against the standard deviations that were"
                    + " said of them. Intervals of 50, 90 and 95 % should hold as many errors. A"
                    + " stress is the virial over the volume, so its coverage is the same."),
            new Grid(table()),
            new Gallery(pictures())));
  }

  /** The share of errors within intervals of 50, 90 and 95 %, in percent, as lines of text. */
  public List<String> text() {
    return table().text();
  }

  private Table table() {
    return Table.of(1, List.of("quantity", "errors", "in 50 %", "in 90 %", "in 95 %"), rows());
  }

  private List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      if (!judged.get(quantity).isEmpty()) {
        pictures.add(cloud(quantity));
      }
    }
    pictures.add(curve());
    return pictures;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      coverage(quantity)
          .ifPresent(
              c ->
                  rows.add(
                      List.of(
                          name(quantity),
                          "" + c.count(),
                          percent(c.half()),
                          percent(c.ninety()),
                          percent(c.ninetyFive()))));
    }
    return rows;
  }

  /** A share in percent. */
  public static String percent(double share) {
    return Format.decimals(100 * share, 1);
  }

  /** A quantity in words. */
  public static String name(Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> "energy per atom";
      case FORCE -> "force component";
      case VIRIAL -> "virial (stress) component per atom";
    };
  }

  private Picture cloud(Quantity quantity) {
    String unit = quantity == Quantity.FORCE ? "meV/Å" : "meV/atom";
    List<Point> points = judged.get(quantity);
    DoubleSummaryStatistics said =
        points.stream().mapToDouble(Point::x).filter(x -> x > 0).summaryStatistics();
    if (said.getCount() == 0) {
      said.accept(1);
    }
    double high = points.stream().mapToDouble(Point::y).reduce(said.getMax(), Math::max);
    Scale across = Scale.ratios(said.getMin(), said.getMax());
    Scale up = Scale.ratios(Math.max(said.getMin() / 10, high / 1e5), high);
    Plot plot =
        new Plot(
            "size of the error of the " + name(quantity) + " against its standard deviation",
            new Axis("standard deviation (" + unit + ")", across),
            new Axis("error (" + unit + ")", up));
    double from = Math.max(across.low(), up.low());
    double to = Math.min(across.high(), up.high() / Coverage.NINETY);
    plot.rule(new Point(from, Coverage.NINETY * from), new Point(to, Coverage.NINETY * to));
    plot.cloud(Ink.SECOND, "held out; below the line: 90 %", Cloud.thinned(points));
    return new Picture("Error against deviation: " + name(quantity), plot.svg());
  }

  private Picture curve() {
    Scale scale = new Scale(0, 1, Scale.Kind.LINEAR);
    Plot plot =
        new Plot(
                "share of errors within an interval against the share it should hold",
                new Axis("share it should hold", scale),
                new Axis("share it holds", scale))
            .rule(new Point(0, 0), new Point(1, 1));
    plot.curve(Ink.FIRST, "energy", curve(Quantity.ENERGY));
    plot.curve(Ink.SECOND, "forces", curve(Quantity.FORCE));
    if (!judged.get(Quantity.VIRIAL).isEmpty()) {
      plot.curve(Ink.THIRD, "virial", curve(Quantity.VIRIAL));
    }
    return new Picture("Coverage", plot.svg());
  }

  /** The share of errors (y) within the interval that should hold a share (x) of them. */
  public List<Point> curve(Quantity quantity) {
    double[] ratios =
        judged.get(quantity).stream()
            .mapToDouble(p -> p.y() / Math.max(p.x(), Double.MIN_NORMAL))
            .sorted()
            .toArray();
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < SHARES.length; k++) {
      int found = Arrays.binarySearch(ratios, DEVIATIONS[k]);
      int below = found >= 0 ? found : -found - 1;
      points.add(new Point(SHARES[k], below / (double) ratios.length));
    }
    return points;
  }
}
