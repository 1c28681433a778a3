package org.athanor.sims.terminal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.sims.status.Status;

/** A block of lines that is drawn over itself. */
final class LiveProgress implements Progress {
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final Clock clock;
  private final Screen screen;
  private final Block block;
  private Optional<Pace> pace = Optional.empty();
  private List<String> drawn = List.of();

  LiveProgress(PrintStream out, Clock clock, Screen screen, Block block) {
    this.out = out;
    this.clock = clock;
    this.screen = screen;
    this.block = block;
  }

  @Override
  public void show(Status status) {
    Instant now = clock.instant();
    if (pace.isEmpty()) {
      pace = Optional.of(Pace.from(now, status.labels()));
    }
    redraw("", block.lines(status, pace.get(), now, screen.columns()));
  }

  @Override
  public void note(String line) {
    redraw(line + "\n", drawn);
  }

  @Override
  public void close() {
    screen.close();
  }

  /** One write for the whole picture, so that it does not flicker. */
  private void redraw(String above, List<String> lines) {
    StringBuilder picture = new StringBuilder();
    if (!drawn.isEmpty()) {
      picture.append("\u001b[" + drawn.size() + "A").append('\r');
    }
    picture.append(CLEAR_BELOW).append(above);
    lines.forEach(line -> picture.append(line).append('\n'));
    out.print(picture);
    out.flush();
    drawn = lines;
  }
}
