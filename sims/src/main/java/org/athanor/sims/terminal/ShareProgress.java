package org.athanor.sims.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows how far a long computation has come: one line that is drawn over itself on a terminal, and
 * a line now and then elsewhere. Used by one thread.
 */
public final class ShareProgress implements AutoCloseable {
  private static final Duration FLICKER = Duration.ofMillis(200);
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  /** Less is too little to tell the time that is left from. */
  private static final Duration FIRST_GUESS = Duration.ofSeconds(3);

  private final PrintStream out;
  private final Clock clock;
  private final Optional<Screen> screen;
  private Optional<Instant> began = Optional.empty();
  private double shareThen;
  private Instant saidAt = Instant.MIN;
  private boolean drawn;

  ShareProgress(PrintStream out, Clock clock, Optional<Screen> screen) {
    this.out = out;
    this.clock = clock;
    this.screen = screen;
  }

  /** A live line if this process has a terminal that can show one, plain lines otherwise. */
  public static ShareProgress on(PrintStream out, Clock clock) {
    return new ShareProgress(
        out, clock, Screen.available() ? Optional.of(Screen.open()) : Optional.empty());
  }

  /** Says one thing, in a line that stays. */
  public void note(String line) {
    wipe();
    out.println(line);
    out.flush();
  }

  /**
   * Shows how far it is; may be called often.
   *
   * @param share done, 0 to 1
   * @param words what it is at
   */
  public void show(double share, Supplier<String> words) {
    Instant now = clock.instant();
    if (began.isEmpty()) {
      began = Optional.of(now);
      shareThen = share;
      saidAt = now;
    }
    Duration quiet = Duration.between(saidAt, now);
    if (quiet.compareTo(screen.isPresent() ? FLICKER : SHORTEST) >= 0) {
      say(share, words.get(), now);
      saidAt = now;
    }
  }

  private void say(double share, String words, Instant now) {
    Duration elapsed = Duration.between(began.orElseThrow(), now);
    String percent = (int) Math.floor(100 * share) + " %";
    if (screen.isPresent()) {
      boolean shaded = out.charset().equals(StandardCharsets.UTF_8);
      String line = Block.bar(share, 24, shaded) + " " + percent + ", " + words;
      String whole = line + left(share, elapsed);
      int columns = Math.max(1, screen.get().columns() - 1);
      out.print("\r\u001b[K" + whole.substring(0, Math.min(whole.length(), columns)));
      drawn = true;
    } else {
      out.println(
          "[" + Block.clock(elapsed) + "] " + percent + ", " + words + left(share, elapsed));
    }
    out.flush();
  }

  private String left(double share, Duration elapsed) {
    double gained = share - shareThen;
    if (elapsed.compareTo(FIRST_GUESS) < 0 || gained <= 0) {
      return "";
    }
    long millis = Math.round(elapsed.toMillis() * (1 - share) / gained);
    return ", about " + Block.clock(Duration.ofMillis(millis)) + " left";
  }

  private void wipe() {
    if (drawn) {
      out.print("\r\u001b[K");
      drawn = false;
    }
  }

  /** Wipes the line, and gives the terminal back. */
  @Override
  public void close() {
    wipe();
    screen.ifPresent(Screen::close);
    out.flush();
  }
}
