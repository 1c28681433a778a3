package org.athanor.sims.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.LabelCounts;
import org.athanor.sims.status.Ledger;

/**
 * Shows how labels come in without a campaign: one line that is drawn over itself on a terminal,
 * and a line now and then elsewhere. Used by one thread.
 */
public final class LabelProgress implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Clock clock;
  private final Optional<Screen> screen;
  private Optional<Pace> pace = Optional.empty();
  private String said = "";
  private Instant saidAt = Instant.MIN;

  LabelProgress(PrintStream out, Clock clock, Optional<Screen> screen) {
    this.out = out;
    this.clock = clock;
    this.screen = screen;
  }

  /** A live line if this process has a terminal that can show one, plain lines otherwise. */
  public static LabelProgress on(PrintStream out, Clock clock) {
    return new LabelProgress(
        out, clock, Screen.available() ? Optional.of(Screen.open()) : Optional.empty());
  }

  /** Shows how it stands; may be called often. */
  public void show(LabelCounts labels, Ledger ledger) {
    Instant now = clock.instant();
    if (pace.isEmpty()) {
      pace = Optional.of(Pace.from(now, labels));
    }
    String line = line(labels, ledger);
    if (screen.isPresent()) {
      String whole = bar(labels) + line + left(labels, now);
      int columns = Math.max(1, screen.get().columns() - 1);
      out.print("\r\u001b[K" + whole.substring(0, Math.min(whole.length(), columns)));
      out.flush();
    } else if (!line.equals(said) && Duration.between(saidAt, now).compareTo(SHORTEST) >= 0) {
      out.println("[" + Block.clock(pace.get().elapsed(now)) + "] " + line + left(labels, now));
      out.flush();
      said = line;
      saidAt = now;
    }
  }

  private static String line(LabelCounts labels, Ledger ledger) {
    return labels.done()
        + labels.budget().map(budget -> " of " + budget).orElse("")
        + " labelled, "
        + labels.running()
        + " running, "
        + labels.failed()
        + " failed tries, "
        + labels.quarantined()
        + " given up"
        + (labels.recalled() > 0 ? ", " + labels.recalled() + " recalled" : "")
        + "; "
        + Format.plain(ledger.total().coreHours(), 3)
        + " core-h"
        + ledger.missing().map(what -> "; WAITING for " + Block.oneLine(what)).orElse("");
  }

  private String left(LabelCounts labels, Instant now) {
    return pace.get()
        .left(now, labels)
        .map(left -> ", about " + Block.clock(left) + " left")
        .orElse("");
  }

  private String bar(LabelCounts labels) {
    boolean shaded = out.charset().equals(StandardCharsets.UTF_8);
    return labels
        .budget()
        .filter(budget -> budget > 0)
        .map(budget -> Block.bar((double) labels.done() / budget, 12, shaded) + " ")
        .orElse("");
  }

  /** Leaves the last line on the screen and gives the terminal back. */
  @Override
  public void close() {
    screen.ifPresent(
        one -> {
          out.println();
          one.close();
        });
    out.flush();
  }
}
