package org.athanor.sims.report.plot;

import java.util.List;
import org.athanor.sims.report.plot.Scale.Tick;
import org.athanor.sims.status.Format;

/** A frame with two axes, drawn into step by step; the legend stands above the frame. */
public final class Plot {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 310;
  private static final double LEAST_LEFT = 66;

  /** From the axis' title to the longest number, and from that to the frame. */
  private static final double TITLE = 31;

  private static final double RIGHT = 14;
  private static final double TOP = 34;
  private static final double BOTTOM = 50;
  private static final double LETTER = 6.7;

  private final Axis across;
  private final Axis up;
  private final Svg svg;
  private final double edge;
  private double legend;

  /**
   * An empty frame.
   *
   * @param description for those who cannot see it
   */
  public Plot(String description, Axis across, Axis up) {
    this.across = across;
    this.up = up;
    this.edge = edge(up);
    this.legend = edge;
    this.svg = new Svg(WIDTH, HEIGHT, description);
    grid();
  }

  /** A line from point to point, with dots that tell their values. */
  public Plot curve(Ink ink, String name, List<Point> points) {
    StringBuilder steps = new StringBuilder();
    for (Point point : points) {
      steps.append(steps.isEmpty() ? "M" : "L").append(Svg.pair(x(point.x()), y(point.y())));
    }
    svg.path("line " + ink.css(), steps.toString());
    for (Point point : points) {
      String hint = name + ": " + Format.plain(point.x(), 4) + ", " + Format.figures(point.y(), 3);
      svg.circle("dot " + ink.css(), x(point.x()), y(point.y()), 3.2, hint);
    }
    return named(ink, name);
  }

  /** A line without dots; without an entry of the legend if it has no name. */
  public Plot line(Ink ink, String name, List<Point> points) {
    StringBuilder steps = new StringBuilder();
    for (Point point : points) {
      steps.append(steps.isEmpty() ? "M" : "L").append(Svg.pair(x(point.x()), y(point.y())));
    }
    svg.path("line " + ink.css(), steps.toString());
    return name.isEmpty() ? this : named(ink, name);
  }

  /** A cloud of small dots, as one path: light even for many points. */
  public Plot cloud(Ink ink, String name, List<Point> points) {
    StringBuilder steps = new StringBuilder();
    for (Point point : points) {
      steps.append('M').append(Svg.pair(x(point.x()), y(point.y()))).append("h0");
    }
    svg.path("cloud " + ink.css(), steps.toString());
    return named(ink, name);
  }

  /** A box from (low.x, low.y) to (high.x, high.y). */
  public Plot box(Ink ink, Point low, Point high, String hint) {
    double left = x(low.x());
    double top = y(high.y());
    double width = Math.max(0.5, x(high.x()) - left - 1);
    svg.rectangle("bar " + ink.css(), left, top, width, y(low.y()) - top, hint);
    return this;
  }

  /** Dots that tell what they are. */
  public Plot dots(Ink ink, String name, List<Point> points) {
    for (Point point : points) {
      String hint = name + ": " + Format.plain(point.x(), 4) + ", " + Format.plain(point.y(), 4);
      svg.circle("dot " + ink.css(), x(point.x()), y(point.y()), 3.2, hint);
    }
    return named(ink, name);
  }

  /** A straight line between two points, such as the diagonal of a parity plot. */
  public Plot rule(Point from, Point to) {
    svg.line("rule", x(from.x()), y(from.y()), x(to.x()), y(to.y()));
    return this;
  }

  /** An upright line with words beside it, on the side where there is more room. */
  public Plot threshold(double at, String words) {
    double x = x(at);
    boolean right = across.scale().share(at) < 0.5;
    svg.line("threshold", x, TOP, x, HEIGHT - BOTTOM);
    svg.words("mark", right ? x + 5 : x - 5, TOP + 13, right ? "start" : "end", words);
    return this;
  }

  /** An entry of the legend. */
  public Plot named(Ink ink, String name) {
    svg.rectangle("bar " + ink.css(), legend, TOP - 19, 11, 11, "");
    svg.words("key", legend + 16, TOP - 9, "start", name);
    legend += 16 + LETTER * name.length() + 18;
    return this;
  }

  /** The finished graphics. */
  public String svg() {
    svg.path("frame", "M" + Svg.pair(edge, TOP) + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT));
    return svg.finished();
  }

  private void grid() {
    for (Tick tick : across.ticks()) {
      double x = x(tick.value());
      svg.line("grid", x, TOP, x, HEIGHT - BOTTOM);
      svg.words("tick", x, HEIGHT - BOTTOM + 16, "middle", tick.text());
    }
    for (Tick tick : up.ticks()) {
      double y = y(tick.value());
      svg.line("grid", edge, y, WIDTH - RIGHT, y);
      svg.words("tick", edge - 7, y + 4, "end", tick.text());
    }
    svg.words("axis", (edge + WIDTH - RIGHT) / 2, HEIGHT - 10, "middle", across.title());
    svg.upright("axis", 15, (TOP + HEIGHT - BOTTOM) / 2, up.title());
  }

  /** Where the frame begins: long numbers beside it need room. */
  private static double edge(Axis up) {
    int longest = up.ticks().stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
    return Math.max(LEAST_LEFT, TITLE + LETTER * longest);
  }

  private double x(double value) {
    double share = Math.clamp(across.scale().share(value), 0.0, 1.0);
    return edge + share * (WIDTH - RIGHT - edge);
  }

  private double y(double value) {
    double share = Math.clamp(up.scale().share(value), 0.0, 1.0);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
