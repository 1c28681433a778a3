package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.report.Part.Picture;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;

/**
 * Predictions of a quantity against labels, as plots.
 *
 * @param quantity its name
 * @param unit its unit
 * @param training pairs of label (x) and prediction (y) that were fitted
 * @param heldOut pairs that were not
 */
public record Cloud(String quantity, String unit, List<Point> training, List<Point> heldOut) {
  private static final int MOST_DOTS = 6000;

  /** Predictions against labels. */
  public Picture parity() {
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

  /** What remains, against labels. */
  public Picture residuals() {
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

  /** Every k-th point, so that the page stays light. */
  static List<Point> thinned(List<Point> points) {
    int every = Math.ceilDiv(Math.max(1, points.size()), MOST_DOTS);
    List<Point> kept = new ArrayList<>();
    for (int k = 0; k < points.size(); k += every) {
      kept.add(points.get(k));
    }
    return kept;
  }
}
