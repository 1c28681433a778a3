package org.athanor.sims.terminal;

import java.io.PrintWriter;
import java.util.Optional;

/** One line of a terminal that is drawn over itself. */
public final class LiveLine {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;

  private LiveLine(PrintWriter out) {
    this.out = out;
  }

  /** A line, if this process has a terminal that can show one. */
  public static Optional<LiveLine> on(PrintWriter out) {
    return Screen.available() ? Optional.of(new LiveLine(out)) : Optional.empty();
  }

  /** Draws the line anew. */
  public void show(String text) {
    out.print(CLEAR + text);
    out.flush();
  }

  /** Takes it away, so that something may be printed. */
  public void clear() {
    out.print(CLEAR);
    out.flush();
  }
}
