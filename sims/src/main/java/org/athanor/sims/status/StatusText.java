package org.athanor.sims.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;

/** A status in lines for people. */
public final class StatusText {
  private static final int MOST_GIVEN_UP = 20;

  private StatusText() {}

  /** The lines of a status, without line ends. */
  public static List<String> of(Status status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        status.name().orElse("campaign")
            + ": "
            + status.state().word()
            + status.round().map(round -> ", round " + round).orElse("")
            + status.ended().map(reason -> " (" + Words.of(reason) + ")").orElse(""));
    lines.add("labels     " + labels(status.labels()));
    lines.addAll(givenUp(status.givenUp()));
    lines.addAll(ledger(status.ledger()));
    lines.add("walks      " + walks(status.walks()));
    lines.addAll(nodes(status.nodes()));
    status.potential().ifPresent(standing -> lines.addAll(potential(standing)));
    status.target().ifPresent(target -> lines.addAll(TargetText.of(target)));
    status.datasetHash().ifPresent(hash -> lines.add("dataset    " + hash));
    status.times().started().ifPresent(at -> lines.add("started    " + Format.instant(at)));
    status.times().latest().ifPresent(at -> lines.add("last event " + Format.instant(at)));
    status
        .alterations()
        .forEach(one -> lines.add("changed    " + Format.instant(one.at()) + ": " + one.words()));
    status.programs().caution().ifPresent(said -> lines.add("versions   " + said));
    return lines;
  }

  /**
   * Errors in one phrase, such as {@code 3.2 meV/atom, 45 meV/Å, 0.12 GPa}; with the offset that
   * was taken off energies, if one was.
   */
  public static String errors(Errors errors) {
    return Format.figures(errors.energyMae(), 3)
        + " meV/atom"
        + errors.energyOffset().map(StatusText::offset).orElse("")
        + ", "
        + Format.figures(errors.forceMae(), 3)
        + " meV/Å"
        + errors.stressMae().map(stress -> ", " + Format.figures(stress, 3) + " GPa").orElse("");
  }

  private static String offset(double offset) {
    return " (less a mean offset of " + Format.figures(offset, 3) + " eV/atom)";
  }

  /** Labels done of the budget, and what else became of them. */
  public static String labels(LabelCounts labels) {
    return labels.done()
        + labels.budget().map(budget -> " of " + budget).orElse("")
        + " done, "
        + labels.running()
        + " running, "
        + labels.waiting()
        + " waiting, "
        + labels.quarantined()
        + " quarantined; "
        + labels.computed()
        + " computed, "
        + labels.failed()
        + " failed, "
        + labels.recalled()
        + " recalled";
  }

  /** A line for each structure that is quarantined, as long as they are few. */
  private static List<String> givenUp(List<GivenUp> all) {
    List<String> lines = new ArrayList<>();
    all.stream()
        .limit(MOST_GIVEN_UP)
        .forEach(one -> lines.add("given up   " + one.id().brief() + ": " + one.line()));
    if (all.size() > MOST_GIVEN_UP) {
      lines.add("given up   and " + (all.size() - MOST_GIVEN_UP) + " more; --json lists them all");
    }
    return lines;
  }

  /** What labels cost, what the rest will, and what is missing. */
  public static List<String> ledger(Ledger ledger) {
    List<String> lines = new ArrayList<>();
    if (!ledger.entries().isEmpty()) {
      lines.add(
          "cost       "
              + hours(ledger.total().coreHours())
              + ": "
              + ledger.entries().stream().map(StatusText::entry).collect(Collectors.joining(", ")));
    }
    ledger
        .forecast()
        .ifPresent(
            left ->
                lines.add(
                    (left.atMost() ? "to come    at most " : "to come    about ")
                        + hours(left.coreHours())
                        + " for "
                        + left.labels()
                        + " labels more ("
                        + Format.seconds(left.seconds())
                        + " of one labeler)"));
    ledger.missing().ifPresent(what -> lines.add("missing    " + what.replaceAll("\\s+", " ")));
    return lines;
  }

  /** A line for each machine; none where one does everything. */
  public static List<String> nodes(Nodes nodes) {
    return nodes.several()
        ? nodes.all().entrySet().stream()
            .map(node -> "node       " + node.getKey() + ": " + work(node.getValue()))
            .toList()
        : List.of();
  }

  private static String work(Nodes.Work work) {
    return work.walks()
        + " walks, "
        + work.labels()
        + " labels"
        + (work.failed() == 0 ? "" : ", " + work.failed() + " calculations without one")
        + "; last heard of "
        + Format.instant(work.latest());
  }

  private static String entry(Ledger.Entry entry) {
    return entry.tries() + " " + entry.outcome() + " (" + hours(entry.coreHours()) + ")";
  }

  private static String hours(double coreHours) {
    return Format.plain(coreHours, 3) + " core-h";
  }

  /** The share of candidates that were new enough, in per cent; empty before the first. */
  public static Optional<String> acceptance(WalkCounts walks) {
    return walks.candidates() == 0
        ? Optional.empty()
        : Optional.of(Format.figures(100.0 * walks.accepted() / walks.candidates(), 2) + " %");
  }

  private static String walks(WalkCounts walks) {
    return walks.arrived()
        + " of "
        + walks.planned()
        + " in this round, "
        + walks.total()
        + " in all; "
        + walks.candidates()
        + " candidates judged by novelty"
        + acceptance(walks).map(share -> ", " + share + " new enough").orElse("");
  }

  private static List<String> potential(Standing standing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "potential  version "
            + standing.version()
            + " on "
            + standing.labels()
            + " labels; mean absolute errors held out: "
            + standing.heldOut().map(StatusText::errors).orElse("not known yet"));
    standing.entropyArm().ifPresent(point -> lines.add("entropy    " + arm(point)));
    standing.controlArm().ifPresent(point -> lines.add("control    " + arm(point)));
    return lines;
  }

  private static String arm(CurvePoint point) {
    return errors(point.errors()) + " with " + point.labels() + " labels of its own";
  }
}
