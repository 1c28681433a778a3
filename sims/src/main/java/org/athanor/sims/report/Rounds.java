package org.athanor.sims.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
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
import org.athanor.sims.status.Milestone;

/** When each round explored, was labelled, and was fitted. */
final class Rounds {
  private static final double HALF = 0.36;

  private final Chronicle chronicle;

  Rounds(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  Section section() {
    List<RoundOpened> rounds = chronicle.campaign().rounds();
    if (rounds.isEmpty()) {
      return new Section("Timeline", List.of(new Paragraph("No round was opened yet.")));
    }
    Instant start = rounds.getFirst().at();
    Picture picture =
        new Picture(
            "Rounds in time; upright lines: a process took the campaign up again",
            plot(rounds, start));
    return new Section(
        "Timeline",
        List.of(
            new Gallery(List.of(picture)), new Grid(Table.of(0, heads(), rows(rounds, start)))));
  }

  private String plot(List<RoundOpened> rounds, Instant start) {
    double total = since(start, chronicle.timeline().latest().orElse(start));
    Unit unit = Unit.of(total);
    Plot plot =
        new Plot(
            "rounds in time",
            new Axis(
                "since the first round (" + unit.symbol() + ")",
                Scale.upTo(total / unit.seconds())),
            new Axis("round", new Scale(-0.6, rounds.size() - 0.4, Scale.Kind.WHOLE)));
    for (Instant resumed : chronicle.timeline().resumed()) {
      double at = since(start, resumed) / unit.seconds();
      plot.rule(new Point(at, -0.6), new Point(at, rounds.size() - 0.4));
    }
    List<Point> fits = new ArrayList<>();
    for (RoundOpened round : rounds) {
      int r = round.round();
      span(r, Milestone.OPENED, Milestone.SELECTED)
          .ifPresent(
              s ->
                  plot.box(
                      Ink.FIRST,
                      s.low(start, unit, r),
                      s.high(start, unit, r + HALF),
                      "round " + r + " explored: " + s.text()));
      span(r, Milestone.FIRST_LABEL, Milestone.LAST_LABEL)
          .ifPresent(
              s ->
                  plot.box(
                      Ink.SECOND,
                      s.low(start, unit, r - HALF),
                      s.high(start, unit, r),
                      "round " + r + " labelled: " + s.text()));
      chronicle
          .timeline()
          .at(r, Milestone.FITTED)
          .ifPresent(at -> fits.add(new Point(since(start, at) / unit.seconds(), r)));
    }
    plot.named(Ink.FIRST, "exploring").named(Ink.SECOND, "labelling");
    return plot.dots(Ink.THIRD, "fitted", fits).svg();
  }

  private record Span(Instant from, Instant to) {
    Point low(Instant start, Unit unit, double y) {
      return new Point(since(start, from) / unit.seconds(), y);
    }

    Point high(Instant start, Unit unit, double y) {
      return new Point(since(start, to) / unit.seconds(), y);
    }

    String text() {
      return Format.seconds(since(from, to));
    }
  }

  /** The unit of a time axis. */
  private record Unit(String symbol, double seconds) {
    static Unit of(double total) {
      return total < 300
          ? new Unit("s", 1)
          : total < 3 * 3600
              ? new Unit("min", 60)
              : total < 72 * 3600 ? new Unit("h", 3600) : new Unit("d", 86400);
    }
  }

  /** From one milestone to another, or to the last event if that is not reached. */
  private Optional<Span> span(int round, Milestone from, Milestone to) {
    Optional<Instant> end =
        chronicle.timeline().at(round, to).or(() -> chronicle.timeline().latest());
    return chronicle
        .timeline()
        .at(round, from)
        .flatMap(begin -> end.map(last -> new Span(begin, last)));
  }

  private static List<String> heads() {
    return List.of(
        "round", "walks", "opened after (s)", "exploring (s)", "labelling (s)", "fitted after (s)");
  }

  private List<List<String>> rows(List<RoundOpened> rounds, Instant start) {
    List<List<String>> rows = new ArrayList<>();
    for (RoundOpened round : rounds) {
      int r = round.round();
      rows.add(
          List.of(
              "" + r,
              "" + round.walks().size(),
              seconds(Optional.of(since(start, round.at()))),
              seconds(length(r, Milestone.OPENED, Milestone.SELECTED)),
              seconds(length(r, Milestone.FIRST_LABEL, Milestone.LAST_LABEL)),
              seconds(chronicle.timeline().at(r, Milestone.FITTED).map(at -> since(start, at)))));
    }
    return rows;
  }

  private Optional<Double> length(int round, Milestone from, Milestone to) {
    return chronicle.timeline().at(round, to).isEmpty()
        ? Optional.empty()
        : span(round, from, to).map(span -> since(span.from(), span.to()));
  }

  private static String seconds(Optional<Double> seconds) {
    return seconds.map(value -> Format.figures(value, 4)).orElse("–");
  }

  private static double since(Instant start, Instant at) {
    return Duration.between(start, at).toMillis() / 1000.0;
  }
}
