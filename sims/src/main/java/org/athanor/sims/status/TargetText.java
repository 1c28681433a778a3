package org.athanor.sims.status;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.athanor.sims.status.TargetStanding.ControlStanding;
import org.athanor.sims.status.TargetStanding.Counts;
import org.athanor.sims.status.TargetStanding.PropertyStanding;

/** A target's standing in lines for people. */
public final class TargetText {
  private TargetText() {}

  /** A line for each property, and one for the labels. */
  static List<String> of(TargetStanding target) {
    List<String> lines = new ArrayList<>();
    target.properties().forEach(one -> lines.add("target     " + property(one)));
    lines.add("matching   " + labels(target));
    target.control().ifPresent(control -> lines.addAll(control(target, control)));
    target.missing().map(words -> "missing    " + words).ifPresent(lines::add);
    caution(target).map(words -> "caution    " + words).ifPresent(lines::add);
    return lines;
  }

  private static List<String> control(TargetStanding target, ControlStanding control) {
    List<String> lines = new ArrayList<>();
    control.properties().forEach(one -> lines.add("control    " + property(one)));
    lines.add("control    " + worth(target, control));
    return lines;
  }

  /** What choosing labels is worth: the σ of labels at random over those of chosen ones. */
  public static String worth(TargetStanding target, ControlStanding control) {
    DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
    for (int q = 0; q < control.properties().size(); q++) {
      double chosen = target.properties().get(q).deviation();
      double drawn = control.properties().get(q).deviation();
      if (Double.isFinite(chosen) && Double.isFinite(drawn)) {
        ratios.accept(drawn / chosen);
      }
    }
    long open = control.properties().size() - ratios.getCount();
    return control.labels()
        + " structures drawn at random from the pool, with as much weight together: "
        + (ratios.getCount() == 0
            ? ""
            : "σ "
                + Format.figures(ratios.getMin(), 2)
                + " to "
                + Format.figures(ratios.getMax(), 2)
                + " times those of the chosen ones")
        + (ratios.getCount() > 0 && open > 0 ? ", " : "")
        + (open > 0 ? open + " of the properties not determined" : "")
        + "; √T = "
        + Format.figures(control.inflation(), 3);
  }

  private static String property(PropertyStanding one) {
    if (Double.isInfinite(one.deviation())) {
      return one.property()
          + " "
          + Format.figures(one.value(), 6)
          + " "
          + one.unit()
          + ", not determined by the labels yet (wanted ± "
          + Format.figures(one.wanted(), 2)
          + ")";
    }
    return one.property()
        + " "
        + Format.figures(one.value(), 6)
        + " ± "
        + Format.figures(one.deviation(), 2)
        + " "
        + one.unit()
        + (one.met() ? ", as certain as is wanted (± " : ", not certain enough yet (wanted ± ")
        + Format.figures(one.wanted(), 2)
        + "); inflated ± "
        + Format.figures(one.inflated(), 2)
        + one.misfitDeviation().map(misfit -> ", misfit ± " + Format.figures(misfit, 2)).orElse("");
  }

  /** How many labels matching took, beside what entropy alone would have. */
  public static String labels(TargetStanding target) {
    Counts counts = target.counts();
    return counts.chosen()
        + " structures chosen in "
        + counts.rounds()
        + " rounds, "
        + (counts.unused() == 0 ? "" : counts.unused() + " of them without weight at last, ")
        + "of "
        + counts.kept()
        + " that the librarian kept and that would all be labelled without a target; the weights"
        + " changed by "
        + Format.figures(100 * target.change(), 2)
        + " % at last";
  }

  /** What must not be overlooked, if there is something. */
  public static Optional<String> caution(TargetStanding target) {
    if (target.limitedByForm()) {
      return Optional.of(
          "the residuals are √T = "
              + Format.figures(target.inflation(), 3)
              + " times what the weights ask for: the potential's form, not the data, is the limit;"
              + " trust the inflated deviations alone.");
    }
    if (!target.fitSettled()) {
      return Optional.of(
          "the last fit did not come to rest: some direction of the parameters is hardly held.");
    }
    return target
        .ridge()
        .map(
            ridge ->
                "a free fit leaves the target's crystal without a minimum: a ridge of "
                    + Format.figures(ridge, 2)
                    + " holds the parameters near those before.");
  }
}
