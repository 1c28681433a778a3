package org.athanor.sims.report;

import java.util.Arrays;
import org.athanor.sims.report.plot.Axis;
import org.athanor.sims.report.plot.Ink;
import org.athanor.sims.report.plot.Plot;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.report.plot.Scale;
import org.athanor.sims.status.Format;

/** How many labels cost how much, on a logarithmic axis where the costs are far apart. */
final class CostHistogram {
  private static final int BINS = 24;

  private final double[] seconds;
  private final Scale scale;

  CostHistogram(double[] seconds) {
    this.seconds = seconds.clone();
    double low = Arrays.stream(seconds).min().orElseThrow();
    double high = Arrays.stream(seconds).max().orElseThrow();
    this.scale = Scale.positive(low, high);
  }

  String svg() {
    int[] counts = new int[BINS];
    for (double value : seconds) {
      int bin = 0;
      while (bin < BINS - 1 && value >= scale.at((bin + 1.0) / BINS)) {
        bin++;
      }
      counts[bin]++;
    }
    int most = Arrays.stream(counts).max().orElseThrow();
    Plot plot =
        new Plot(
            "number of labels by cost",
            new Axis("cost of a label (s of a labeler)", scale),
            new Axis("labels", Scale.counting(most)));
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        Point low = new Point(scale.at((double) bin / BINS), 0);
        Point high = new Point(scale.at((bin + 1.0) / BINS), counts[bin]);
        String range = Format.seconds(low.x()) + " to " + Format.seconds(high.x());
        plot.box(Ink.FIRST, low, high, counts[bin] + " labels, " + range);
      }
    }
    return plot.svg();
  }
}
