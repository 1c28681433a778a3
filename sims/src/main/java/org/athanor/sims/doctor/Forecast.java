package org.athanor.sims.doctor;

import org.athanor.config.CampaignFile;
import org.athanor.sims.status.Format;

/**
 * What the whole budget costs if every label costs what the first one did. With a target it is what
 * the pool would cost: labels are bought for a few of it, as is seen when they are chosen.
 *
 * @param seconds of one label
 * @param cores it kept
 * @param atoms in it
 */
record Forecast(CampaignFile file, double seconds, int cores, int atoms) {
  private static final double LONG = 30 * 86400.0;

  Diagnosis diagnosis() {
    int labels = file.course().budget().labels() + file.course().budget().test();
    int labelers = file.machines().labelers();
    double wall = seconds * labels / labelers;
    String found =
        (file.target().isPresent() ? "at most " : "")
            + labels
            + " labels like this one ("
            + atoms
            + " atoms) take about "
            + Format.seconds(wall)
            + " with "
            + labelers
            + (labelers == 1 ? " labeler, " : " labelers, ")
            + Format.figures(seconds * labels * cores / 3600, 3)
            + " core-h"
            + (file.target().isPresent() ? "; a target takes far fewer as a rule" : "");
    return wall > LONG
        ? Diagnosis.warn("forecast", found, "more labelers, a cheaper reference, or fewer labels")
        : Diagnosis.pass("forecast", found);
  }
}
