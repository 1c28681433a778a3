package org.athanor.sims.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.matching.Outcome;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.report.plot.Scale.Tick;

/**
 * How far the tuned properties are from the truth's, in percent of it, with bars of one inflated
 * standard deviation, as scalable vector graphics that stand alone.
 */
final class TunePlot {
  /** Bars that are longer than this many percent leave the frame. */
  private static final double MOST = 60;

  /** How far apart the two dots of a property stand. */
  private static final double APART = 0.12;

  private static final String STYLE =
      """
      <style>
      svg { background: #ffffff; --first: #1f5fa8; --second: #c2571a; --third: #2f7d4f; --quiet: #9aa0a6; }
      text { font: 12px sans-serif; fill: #202124; }
      .tick { fill: #5f6368; } .grid { stroke: #dadce0; stroke-width: .7; }
      .frame { fill: none; stroke: #5f6368; } .rule { stroke: #5f6368; stroke-dasharray: 4 3; }
      .line { fill: none; stroke: var(--ink); stroke-width: 2; } .dot { fill: var(--ink); }
      .bar { fill: var(--ink); } .ink-first { --ink: var(--first); }
      .ink-second { --ink: var(--second); } .ink-third { --ink: var(--third); }
      </style>
      """;

  private TunePlot() {}

  static void write(TuneReport report, Path file) throws IOException {
    if (report.truth().isEmpty()) {
      throw new IllegalArgumentException(
          "--plot: expected --truth or --expected to compare with, got neither");
    }
    double reach = reach(report);
    List<Tick> names = new ArrayList<>();
    for (int q = 0; q < report.truth().size(); q++) {
      names.add(new Tick(q + 1, report.truth().get(q).indicator().word()));
    }
    Plot plot =
        new Plot(
            "Deviations of tuned properties from the truth's",
            new Axis("property", new Scale(0.5, names.size() + 0.5, Scale.Kind.LINEAR), names),
            new Axis("less the truth's (% of it)", new Scale(-reach, reach, Scale.Kind.LINEAR)));
    plot.rule(new Point(0.5, 0), new Point(names.size() + 0.5, 0));
    draw(plot, Ink.FIRST, "matched, inflated σ", report.outcome(), report.truth(), -APART);
    report
        .random()
        .ifPresent(one -> draw(plot, Ink.SECOND, "at random", one, report.truth(), APART));
    String svg = plot.svg().replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    int inside = svg.indexOf('\n') + 1;
    Files.writeString(file, svg.substring(0, inside) + STYLE + svg.substring(inside) + "\n");
  }

  private static double reach(TuneReport report) {
    double most = 1;
    List<Outcome> all = new ArrayList<>(List.of(report.outcome()));
    report.random().ifPresent(all::add);
    for (Outcome outcome : all) {
      Scalars deviations = outcome.inflatedDeviations();
      for (int q = 0; q < report.truth().size(); q++) {
        double truth = report.truth().get(q).value();
        double off = Math.abs(outcome.readings().get(q).value() - truth) + deviations.get(q);
        most = Math.max(most, 110 * off / Math.abs(truth));
      }
    }
    return Math.min(MOST, most);
  }

  private static void draw(
      Plot plot, Ink ink, String name, Outcome outcome, List<Reading> truth, double shift) {
    Scalars deviations = outcome.inflatedDeviations();
    List<Point> dots = new ArrayList<>();
    for (int q = 0; q < truth.size(); q++) {
      double unit = 100 / Math.abs(truth.get(q).value());
      double off = unit * (outcome.readings().get(q).value() - truth.get(q).value());
      double bar = Math.min(10 * MOST, unit * deviations.get(q));
      double x = q + 1 + shift;
      plot.line(ink, "", List.of(new Point(x, off - bar), new Point(x, off + bar)));
      dots.add(new Point(x, off));
    }
    plot.dots(ink, name, dots);
  }
}
