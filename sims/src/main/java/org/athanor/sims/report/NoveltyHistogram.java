package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.report.plot.Scale.Kind;
import org.athanor.sims.status.Finding;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.VerdictKind;

/**
 * How many candidates had which novelty, stacked by verdict. The first bin holds everything below
 * the axis, the last everything above it.
 */
public final class NoveltyHistogram {
  private static final int BINS = 36;
  private static final double LEAST_SHARE = 0.01;

  /** Values beyond this are drawn closer together. */
  private static final double FAR = 20;

  private final List<Finding> findings;
  private final Optional<Double> threshold;
  private final Scale scale;

  /** Of these candidates, of which there is at least one. */
  public NoveltyHistogram(List<Finding> findings, Optional<Double> threshold) {
    this.findings = findings;
    this.threshold = threshold;
    this.scale = scale();
  }

  /**
   * How many candidates have a novelty in a range.
   *
   * @param low end of the range; the first range holds everything below it as well
   * @param high end of the range; the last range holds everything above it as well
   * @param accepted new enough
   * @param familiar not new enough
   * @param other duplicates, and refused ones
   */
  public record Bin(double low, double high, int accepted, int familiar, int other) {}

  /** How the axis is laid out. */
  public Kind kind() {
    return scale.kind();
  }

  /** The bins, from low to high. */
  public List<Bin> bins() {
    int[] accepted = counts(VerdictKind.ACCEPTED);
    int[] familiar = counts(VerdictKind.FAMILIAR);
    int[] other = counts(VerdictKind.DUPLICATE, VerdictKind.REFUSED);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double low = scale.at((double) bin / BINS);
      double high = scale.at((bin + 1.0) / BINS);
      bins.add(new Bin(low, high, accepted[bin], familiar[bin], other[bin]));
    }
    return bins;
  }

  String svg() {
    int[] accepted = counts(VerdictKind.ACCEPTED);
    int[] familiar = counts(VerdictKind.FAMILIAR);
    int[] refused = counts(VerdictKind.DUPLICATE, VerdictKind.REFUSED);
    int most = 1;
    for (int bin = 0; bin < BINS; bin++) {
      most = Math.max(most, accepted[bin] + familiar[bin] + refused[bin]);
    }
    Plot plot =
        new Plot(
            "number of candidates by novelty",
            new Axis("novelty ν (dimensionless)", scale),
            new Axis("candidates", Scale.counting(most)));
    for (int bin = 0; bin < BINS; bin++) {
      stack(plot, bin, Ink.FIRST, "accepted", 0, accepted[bin]);
      stack(plot, bin, Ink.QUIET, "familiar", accepted[bin], familiar[bin]);
      stack(plot, bin, Ink.SECOND, "other", accepted[bin] + familiar[bin], refused[bin]);
    }
    plot.named(Ink.FIRST, "accepted").named(Ink.QUIET, "familiar");
    plot.named(Ink.SECOND, "duplicate or refused");
    threshold
        .filter(at -> at > scale.low() && at < scale.high())
        .ifPresent(at -> plot.threshold(at, "threshold " + Format.plain(at, 3)));
    return plot.svg();
  }

  /** Between the first and the last hundredth of the values, and so that the threshold is seen. */
  private Scale scale() {
    double[] sorted = findings.stream().mapToDouble(Finding::novelty).sorted().toArray();
    double low = quantile(sorted, LEAST_SHARE);
    double high = quantile(sorted, 1 - LEAST_SHARE);
    if (threshold.isPresent()) {
      low = Math.min(low, threshold.get());
      high = Math.max(high, threshold.get());
    }
    return low > 0 && high > 20 * low
        ? new Scale(low / 1.2, high * 1.2, Kind.LOGARITHMIC)
        : Math.max(-low, high) > FAR ? signed(low, high) : Scale.around(low, high);
  }

  private static Scale signed(double low, double high) {
    return new Scale(low - 0.2 * Math.abs(low) - 0.2, high * 1.2 + 0.2, Kind.SIGNED);
  }

  private int[] counts(VerdictKind... kinds) {
    int[] counts = new int[BINS];
    for (Finding finding : findings) {
      if (Arrays.asList(kinds).contains(finding.verdict())) {
        counts[bin(finding.novelty())]++;
      }
    }
    return counts;
  }

  private int bin(double novelty) {
    int low = 0;
    while (low < BINS - 1 && novelty >= scale.at((low + 1.0) / BINS)) {
      low++;
    }
    return low;
  }

  private void stack(Plot plot, int bin, Ink ink, String verdict, int from, int count) {
    if (count > 0) {
      Point low = new Point(scale.at((double) bin / BINS), from);
      Point high = new Point(scale.at((bin + 1.0) / BINS), from + count);
      String range =
          (bin == 0 ? "below " : Format.figures(low.x(), 3) + " to ")
              + (bin == BINS - 1 ? "above" : Format.figures(high.x(), 3));
      plot.box(ink, low, high, count + " " + verdict + ", " + range);
    }
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
