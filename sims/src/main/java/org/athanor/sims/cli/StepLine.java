package org.athanor.sims.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import org.athanor.sims.properties.Ticker;

/** One line of a terminal that says how far something has come, and vanishes when it is done. */
final class StepLine implements Ticker {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final String what;
  private int shown = -1;

  private StepLine(PrintStream out, String what) {
    this.out = out;
    this.what = what;
  }

  /** On the terminal of this process; nowhere if it has none. */
  static Ticker of(String what) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return terminal ? new StepLine(System.err, what) : Ticker.NONE;
  }

  @Override
  public void done(int done, int of) {
    int percent = 100 * done / of;
    if (percent != shown) {
      shown = percent;
      out.print(done == of ? CLEAR : CLEAR + what + " " + percent + " %");
      out.flush();
    }
  }
}
