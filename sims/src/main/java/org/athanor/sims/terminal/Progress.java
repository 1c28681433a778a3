package org.athanor.sims.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.athanor.sims.status.Status;

/** Shows how a campaign goes while it runs; used by one thread. */
public sealed interface Progress extends AutoCloseable permits LiveProgress, PlainProgress {
  /** Shows a new status; may be called often. */
  void show(Status status);

  /** Says one thing, in a line that stays. */
  void note(String line);

  /** Leaves the last status on the screen and gives the terminal back. */
  @Override
  void close();

  /**
   * A live block if this process has a terminal that can show one, plain lines otherwise.
   *
   * @param out where to write: the terminal's own stream
   */
  static Progress on(PrintStream out, Clock clock) {
    if (!Screen.available()) {
      return new PlainProgress(out, clock);
    }
    boolean blocks = out.charset().equals(StandardCharsets.UTF_8);
    return new LiveProgress(out, clock, Screen.open(), new Block(blocks));
  }
}
