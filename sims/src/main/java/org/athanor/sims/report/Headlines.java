package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.label.LabelQueue.Tally;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.StatusText;
import org.athanor.sims.status.TargetStanding;
import org.athanor.sims.status.TargetStanding.PropertyStanding;
import org.athanor.sims.status.TargetText;

/** The outcome of a campaign in a few sentences. */
final class Headlines {
  /** Two arms whose force errors differ by less than this share are called equal. */
  private static final double EQUAL = 0.02;

  private Headlines() {}

  static List<String> of(Chronicle chronicle) {
    Optional<FitReport> latest = chronicle.campaign().latestFit().map(PotentialFitted::report);
    List<String> lines = new ArrayList<>();
    lines.add(latest.map(Headlines::accuracy).orElse("No potential was fitted yet."));
    latest
        .flatMap(fit -> fit.controlArm().flatMap(c -> fit.entropyArm().map(e -> arms(e, c))))
        .ifPresent(lines::add);
    TargetStanding.of(chronicle).ifPresent(target -> lines.addAll(target(target)));
    lines.add(cost(chronicle.labels().tally()));
    return lines;
  }

  private static List<String> target(TargetStanding target) {
    List<String> lines = new ArrayList<>();
    long met = target.properties().stream().filter(PropertyStanding::met).count();
    lines.add(
        "Of the target's "
            + target.properties().size()
            + " properties "
            + met
            + " are as certain as is wanted: "
            + target.properties().stream().map(Headlines::words).collect(Collectors.joining(", "))
            + " (inflated σ and misfit σ in brackets). Labels: "
            + TargetText.labels(target)
            + ".");
    target
        .control()
        .map(control -> "Control: " + TargetText.worth(target, control) + ".")
        .ifPresent(lines::add);
    TargetText.caution(target).map(words -> "Caution: " + words).ifPresent(lines::add);
    return lines;
  }

  private static String words(PropertyStanding one) {
    return one.property()
        + " "
        + Format.figures(one.value(), 5)
        + " ± "
        + Format.figures(one.deviation(), 2)
        + " ("
        + Format.figures(one.inflated(), 2)
        + one.misfitDeviation().map(misfit -> ", " + Format.figures(misfit, 2)).orElse("")
        + ") "
        + one.unit();
  }

  private static String accuracy(FitReport fit) {
    return fit.training()
        .map(training -> accuracy(fit, training))
        .orElse("No label was had to fit to yet.");
  }

  private static String accuracy(FitReport fit, Errors training) {
    return "Fitted to "
        + fit.labels()
        + " labels, the potential's mean absolute errors are "
        + fit.heldOut().map(Headlines::heldOut).orElse("")
        + StatusText.errors(training)
        + " on those it was fitted to.";
  }

  private static String heldOut(Errors errors) {
    return StatusText.errors(errors)
        + " on "
        + errors.labels()
        + " labels that no fit ever saw, and ";
  }

  private static String arms(CurvePoint entropy, CurvePoint control) {
    double ratio = entropy.errors().forceMae() / control.errors().forceMae();
    String verdict =
        Math.abs(ratio - 1) < EQUAL
            ? "no difference: active learning does not pay here so far."
            : Format.figures(100 * Math.abs(1 - ratio), 2)
                + (ratio < 1
                    ? " % lower: active learning pays here."
                    : " % higher: active learning does not pay here so far.");
    return "With "
        + entropy.labels()
        + " labels beside the shared seeds, the entropy-driven arm's force error on held-out labels"
        + " is "
        + Format.figures(entropy.errors().forceMae(), 3)
        + " meV/Å; random dynamics reach "
        + Format.figures(control.errors().forceMae(), 3)
        + " meV/Å with "
        + control.labels()
        + ". That is "
        + verdict;
  }

  private static String cost(Tally tally) {
    return tally.done()
        + " labels were paid for with "
        + Format.seconds(tally.seconds())
        + " of labelers: "
        + tally.computed()
        + " calculations started, "
        + tally.failed()
        + " failed, "
        + tally.recalled()
        + " labels recalled from the cache, "
        + tally.quarantined()
        + " structures given up.";
  }
}
