package org.athanor.sims.terminal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.athanor.sims.status.RunState;
import org.athanor.sims.status.Standing;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusText;

/**
 * Plain lines, for files and pipes: at once when the campaign's state changes, at the most one in
 * {@link #SHORTEST} for a new round or potential, and one in {@link #LONGEST} for labels alone.
 */
final class PlainProgress implements Progress {
  static final Duration SHORTEST = Duration.ofSeconds(2);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final PrintStream out;
  private final Clock clock;
  private Optional<Pace> pace = Optional.empty();
  private Optional<Status> said = Optional.empty();
  private Instant saidAt = Instant.MIN;

  PlainProgress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void show(Status status) {
    Instant now = clock.instant();
    if (pace.isEmpty()) {
      pace = Optional.of(Pace.from(now, status.labels()));
    }
    if (due(status, now)) {
      out.println("[" + Block.clock(pace.get().elapsed(now)) + "] " + line(status));
      out.flush();
      said = Optional.of(status);
      saidAt = now;
    }
  }

  @Override
  public void note(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private boolean due(Status status, Instant now) {
    if (said.isEmpty() || said.get().state() != status.state()) {
      return true;
    }
    Duration quiet = Duration.between(saidAt, now);
    Status before = said.get();
    boolean step =
        !before.round().equals(status.round())
            || !version(before).equals(version(status))
            || !before.ledger().missing().equals(status.ledger().missing())
            || before.labels().quarantined() != status.labels().quarantined();
    boolean labels = !before.labels().equals(status.labels());
    return (step && quiet.compareTo(SHORTEST) >= 0) || (labels && quiet.compareTo(LONGEST) >= 0);
  }

  private static String line(Status status) {
    String head =
        status.state() == RunState.RUNNING
            ? status.round().map(round -> "round " + round).orElse("running")
            : status.state().word();
    return head
        + ": labels "
        + StatusText.labels(status.labels())
        + status.ledger().missing().map(what -> "; WAITING for " + Block.oneLine(what)).orElse("")
        + "; walks home "
        + status.walks().total()
        + status
            .potential()
            .flatMap(Standing::heldOut)
            .map(errors -> "; held out " + StatusText.errors(errors))
            .orElse("");
  }

  private static Optional<Integer> version(Status status) {
    return status.potential().map(Standing::version);
  }
}
