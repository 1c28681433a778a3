package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
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
import org.athanor.sims.status.Accuracy;
import org.athanor.sims.status.Format;

/** Predictions against labels, for the labels of the fit and the held-out ones. */
final class Parity {
  private static final int MOST_DOTS = 6000;

  private final List<Comparison> comparisons;

  Parity(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  Section section() {
    if (comparisons.isEmpty()) {
      return new Section(
          "Parity", List.of(new Paragraph("There is no potential to compare with labels yet.")));
    }
    Cloud energies = energies();
    Cloud forces = forces();
    return new Section(
        "Parity",
        List.of(
            new Paragraph(
                "The latest potential against the labels: above the values themselves, below what"
                    + " remains. Held-out labels were never in a fit."),
            new Gallery(
                List.of(
                    energies.parity(), forces.parity(), energies.residuals(), forces.residuals())),
            new Grid(Table.of(2, heads(), rows()))));
  }

  /** Pairs of label (x) and prediction (y). */
  private record Cloud(String quantity, String unit, List<Point> training, List<Point> heldOut) {
    Picture parity() {
      double low = Math.min(low(training), low(heldOut));
      double high = Math.max(high(training), high(heldOut));
      Scale scale = Scale.around(low, high);
      Plot plot =
          new Plot(
                  quantity + " predicted against label",
                  new Axis(quantity + " of the label (" + unit + ")", scale),
                  new Axis("predicted (" + unit + ")", scale))
              .rule(new Point(scale.low(), scale.low()), new Point(scale.high(), scale.high()));
      return drawn(plot, training, heldOut, quantity + " (" + unit + ")");
    }

    Picture residuals() {
      List<Point> train = training.stream().map(p -> milli(p)).toList();
      List<Point> held = heldOut.stream().map(p -> milli(p)).toList();
      double low = Math.min(low(training), low(heldOut));
      double high = Math.max(high(training), high(heldOut));
      double far = Math.max(farthest(train), farthest(held));
      Scale across = Scale.around(low, high);
      Plot plot =
          new Plot(
                  quantity + ", prediction minus label, against label",
                  new Axis(quantity + " of the label (" + unit + ")", across),
                  new Axis("predicted − label (m" + unit + ")", Scale.around(-far, far)))
              .rule(new Point(across.low(), 0), new Point(across.high(), 0));
      return drawn(plot, train, held, "What remains: " + quantity + " (m" + unit + ")");
    }

    private static Picture drawn(Plot plot, List<Point> train, List<Point> held, String title) {
      List<Point> some = thinned(train);
      List<Point> others = thinned(held);
      plot.cloud(Ink.FIRST, "labels of the fit", some);
      plot.cloud(Ink.SECOND, "held out", others);
      int all = train.size() + held.size();
      int shown = some.size() + others.size();
      String share = shown < all ? "; " + shown + " of " + all + " points drawn" : "";
      return new Picture(title + share, plot.svg());
    }

    private static Point milli(Point pair) {
      return new Point(pair.x(), 1e3 * (pair.y() - pair.x()));
    }

    private static double low(List<Point> points) {
      return points.stream().mapToDouble(p -> Math.min(p.x(), p.y())).min().orElse(1e300);
    }

    private static double high(List<Point> points) {
      return points.stream().mapToDouble(p -> Math.max(p.x(), p.y())).max().orElse(-1e300);
    }

    private static double farthest(List<Point> points) {
      return points.stream().mapToDouble(p -> Math.abs(p.y())).max().orElse(0);
    }
  }

  /** Every k-th point, so that the page stays light. */
  private static List<Point> thinned(List<Point> points) {
    int every = Math.ceilDiv(Math.max(1, points.size()), MOST_DOTS);
    List<Point> kept = new ArrayList<>();
    for (int k = 0; k < points.size(); k += every) {
      kept.add(points.get(k));
    }
    return kept;
  }

  private Cloud energies() {
    List<Point> training = new ArrayList<>();
    List<Point> heldOut = new ArrayList<>();
    for (Comparison c : comparisons) {
      int n = c.labeled().selection().structure().size();
      (c.heldOut() ? heldOut : training)
          .add(new Point(c.labeled().labels().energy() / n, c.prediction().energy() / n));
    }
    return new Cloud("energy", "eV/atom", training, heldOut);
  }

  private Cloud forces() {
    List<Point> training = new ArrayList<>();
    List<Point> heldOut = new ArrayList<>();
    for (Comparison c : comparisons) {
      List<Point> side = c.heldOut() ? heldOut : training;
      for (int i = 0; i < c.prediction().forces().size(); i++) {
        for (int x = 0; x < 3; x++) {
          side.add(
              new Point(
                  c.labeled().labels().forces().get(i, x), c.prediction().forces().get(i, x)));
        }
      }
    }
    return new Cloud("force component", "eV/Å", training, heldOut);
  }

  private static List<String> heads() {
    return List.of(
        "arm",
        "phase",
        "labels",
        "energy MAE (meV/atom)",
        "energy RMSE (meV/atom)",
        "force MAE (meV/Å)",
        "force RMSE (meV/Å)",
        "stress MAE (GPa)");
  }

  private List<List<String>> rows() {
    Map<String, Map<String, ErrorSums>> sums = new TreeMap<>();
    for (Comparison c : comparisons) {
      sums.computeIfAbsent(Format.word(c.arm()), arm -> new TreeMap<>())
          .computeIfAbsent(c.labeled().selection().phase(), phase -> new ErrorSums())
          .add(c.labeled().selection().structure().cell(), c.prediction(), c.labeled().labels());
    }
    List<List<String>> rows = new ArrayList<>();
    sums.forEach(
        (arm, phases) ->
            phases.forEach(
                (phase, sum) ->
                    sum.statistics().ifPresent(errors -> rows.add(row(arm, phase, errors)))));
    return rows;
  }

  private static List<String> row(String arm, String phase, ErrorStatistics statistics) {
    List<String> row = new ArrayList<>(List.of(arm, phase));
    row.addAll(Fits.cells(Accuracy.of(statistics)));
    return row;
  }
}
