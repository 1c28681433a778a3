package org.athanor.sims.cli;

import java.io.PrintWriter;
import org.athanor.sims.properties.Ticker;
import org.athanor.sims.terminal.LiveLine;

/** One line of a terminal that says how far something has come, and vanishes when it is done. */
final class StepLine implements Ticker {
  private final LiveLine line;
  private final String what;
  private int shown = -1;

  private StepLine(LiveLine line, String what) {
    this.line = line;
    this.what = what;
  }

  /** On the terminal of this process; nowhere if it has none. */
  static Ticker of(PrintWriter err, String what) {
    return LiveLine.on(err).<Ticker>map(line -> new StepLine(line, what)).orElse(Ticker.NONE);
  }

  @Override
  public void done(int done, int of) {
    int percent = 100 * done / of;
    if (done == of) {
      line.clear();
    } else if (percent != shown) {
      line.show(what + " " + percent + " %");
    }
    shown = percent;
  }
}
