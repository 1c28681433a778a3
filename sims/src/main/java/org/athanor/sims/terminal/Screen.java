package org.athanor.sims.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** How wide the place is that a live block is drawn on. */
interface Screen extends AutoCloseable {
  /** Columns on a terminal that does not tell its width. */
  int USUAL_COLUMNS = 80;

  /** Columns at this moment; the user may have changed the window. */
  int columns();

  @Override
  void close();

  /** Whether this process reads from and writes to a terminal that understands control codes. */
  static boolean available() {
    // The console of java.base, the usual one from JDK 25 on, is null where there is no terminal.
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    String kind = System.getenv("TERM");
    return terminal && kind != null && !kind.equals("dumb");
  }

  /** The terminal of this process. */
  static Screen open() {
    try {
      return new SystemScreen(TerminalBuilder.builder().system(true).dumb(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be opened", e);
    }
  }

  /** A terminal through JLine. */
  record SystemScreen(Terminal terminal) implements Screen {
    @Override
    public int columns() {
      int columns = terminal.getWidth();
      return columns > 0 ? columns : USUAL_COLUMNS;
    }

    @Override
    public void close() {
      try {
        terminal.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the terminal cannot be given back", e);
      }
    }
  }
}
