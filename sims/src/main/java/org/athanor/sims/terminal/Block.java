package org.athanor.sims.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.LabelCounts;
import org.athanor.sims.status.RunState;
import org.athanor.sims.status.Standing;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusText;
import org.athanor.sims.status.WalkCounts;

/**
 * The lines of the live display: always the same number of them.
 *
 * @param shaded whether the terminal shows block characters; otherwise bars are made of {@code #}
 */
record Block(boolean shaded) {
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 8;
  private static final int BESIDE_BAR = 40;
  private static final int LONGEST_REASON = 200;

  /** The block for a status, each line at the most {@code columns} wide. */
  List<String> lines(Status status, Pace pace, Instant now, int columns) {
    Optional<Standing> potential = status.potential();
    return List.of(
            "",
            head(status, pace, now),
            "labels   " + missing(status).orElse("") + labels(status.labels(), columns),
            "walks    " + walks(status.walks()),
            "errors   " + errors(potential),
            "arms     " + arms(potential))
        .stream()
        .map(line -> cut(line, columns))
        .toList();
  }

  private static String head(Status status, Pace pace, Instant now) {
    return status.name().orElse("campaign")
        + "   "
        + status.state().word()
        + status.round().map(round -> ", round " + round).orElse("")
        + "   "
        + clock(pace.elapsed(now))
        + " elapsed"
        + left(status, pace, now).map(left -> ", about " + clock(left) + " left").orElse("");
  }

  /** Nobody labels then: it comes first. */
  private static Optional<String> missing(Status status) {
    return status.state() == RunState.RUNNING
        ? status.ledger().missing().map(what -> "WAITING for " + oneLine(what) + "; ")
        : Optional.empty();
  }

  static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }

  private static Optional<Duration> left(Status status, Pace pace, Instant now) {
    return status.state() == RunState.RUNNING ? pace.left(now, status.labels()) : Optional.empty();
  }

  private String labels(LabelCounts labels, int columns) {
    String counts =
        labels.done()
            + labels.budget().map(budget -> " of " + budget).orElse("")
            + ", "
            + labels.running()
            + " running, "
            + labels.failed()
            + " failed, "
            + labels.quarantined()
            + " given up";
    return labels
            .budget()
            .filter(budget -> budget > 0)
            .map(budget -> bar((double) labels.done() / budget, columns) + " ")
            .orElse("")
        + counts;
  }

  private String bar(double share, int columns) {
    return bar(share, Math.clamp(columns - BESIDE_BAR - 12L, NARROWEST_BAR, WIDEST_BAR), shaded);
  }

  static String bar(double share, int width, boolean shaded) {
    int full = Math.clamp(Math.round(share * width), 0, width);
    String done = shaded ? "█" : "#";
    String open = shaded ? "░" : ".";
    return "[" + done.repeat(full) + open.repeat(width - full) + "]";
  }

  private static String walks(WalkCounts walks) {
    return walks.arrived()
        + " of "
        + walks.planned()
        + " home in this round, "
        + walks.total()
        + " in all"
        + StatusText.acceptance(walks)
            .map(share -> "; " + share + " of " + walks.candidates() + " candidates new enough")
            .orElse("");
  }

  private static String errors(Optional<Standing> potential) {
    return potential
        .map(
            at ->
                at.heldOut()
                    .map(
                        errors ->
                            StatusText.errors(errors)
                                + " held out (potential "
                                + at.version()
                                + ")")
                    .orElse("no held-out labels yet (potential " + at.version() + ")"))
        .orElse("no potential yet");
  }

  private static String arms(Optional<Standing> potential) {
    Optional<CurvePoint> entropy = potential.flatMap(Standing::entropyArm);
    Optional<CurvePoint> control = potential.flatMap(Standing::controlArm);
    if (entropy.isEmpty() || control.isEmpty()) {
      return "entropy against random control: not comparable yet";
    }
    return "entropy "
        + Format.figures(entropy.get().errors().forceMae(), 3)
        + " meV/Å against random control "
        + Format.figures(control.get().errors().forceMae(), 3)
        + " meV/Å at "
        + control.get().labels()
        + " labels each";
  }

  static String clock(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }

  private static String cut(String line, int columns) {
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }
}
