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
 * How far the tuned properties are from the truth's, in percent of it, with bars of one standard
 * deviation, inflated and by the labels' misfit, and inflated for labels at random, as scalable
 * vector graphics that stand alone.
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
    Outcome matched = report.outcome();
    List<Reading> truth = report.truth();
    draw(plot, Ink.FIRST, "matched, inflated σ", bars(matched, truth, -APART));
    draw(
        plot,
        Ink.THIRD,
        "matched, misfit σ",
        bars(matched.readings(), matched.misfitDeviations(), truth, 0));
    report.random().ifPresent(one -> draw(plot, Ink.SECOND, "at random", bars(one, truth, APART)));
    String svg = plot.svg().replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    int inside = svg.indexOf('\n') + 1;
    Files.writeString(file, svg.substring(0, inside) + STYLE + svg.substring(inside) + "\n");
  }

  private static double reach(TuneReport report) {
    double most = 1;
    List<Outcome> all = new ArrayList<>(List.of(report.outcome()));
    report.random().ifPresent(all::add);
    for (Outcome outcome : all) {
      Scalars inflated = outcome.inflatedDeviations();
      Scalars misfit = outcome.misfitDeviations();
      for (int q = 0; q < report.truth().size(); q++) {
        double truth = report.truth().get(q).value();
        double bar = Math.max(inflated.get(q), misfit.get(q));
        double off = Math.abs(outcome.readings().get(q).value() - truth) + bar;
        most = Math.max(most, 110 * off / Math.abs(truth));
      }
    }
    return Math.min(MOST, most);
  }

  /** A deviation from the truth, in percent of it, and one of its bars. */
  private record Bar(double x, double off, double half) {}

  private static List<Bar> bars(Outcome outcome, List<Reading> truth, double shift) {
    return bars(outcome.readings(), outcome.inflatedDeviations(), truth, shift);
  }

  private static List<Bar> bars(
      List<Reading> readings, Scalars deviations, List<Reading> truth, double shift) {
    List<Bar> bars = new ArrayList<>();
    for (int q = 0; q < truth.size(); q++) {
      double unit = 100 / Math.abs(truth.get(q).value());
      double off = unit * (readings.get(q).value() - truth.get(q).value());
      bars.add(new Bar(q + 1 + shift, off, Math.min(10 * MOST, unit * deviations.get(q))));
    }
    return bars;
  }

  private static void draw(Plot plot, Ink ink, String name, List<Bar> bars) {
    for (Bar bar : bars) {
      Point low = new Point(bar.x(), bar.off() - bar.half());
      plot.line(ink, "", List.of(low, new Point(bar.x(), bar.off() + bar.half())));
    }
    plot.dots(ink, name, bars.stream().map(bar -> new Point(bar.x(), bar.off())).toList());
  }
}
