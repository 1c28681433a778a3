package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.label.Failure;

/**
 * Tells a program that broke down from one that was ended from outside: by Ctrl-C, which every
 * program of a terminal gets, by whoever shuts the machine down, or by a Linux that had run out of
 * memory.
 */
public final class Interference {
  /** A shell's and Java's word for a program that a signal ended is 128 and the signal's number. */
  private static final Map<Integer, String> STOPPED =
      Map.of(129, "hang-up", 130, "interrupt, Ctrl-C", 143, "termination");

  private static final int KILLED = 137;
  private static final Path COUNTERS = Path.of("/proc/vmstat");
  private static final String KILLS = "oom_kill ";

  private final Path counters;
  private final long kills;

  private Interference(Path counters) {
    this.counters = counters;
    this.kills = kills(counters);
  }

  /** Begins to watch; before the program starts. */
  public static Interference watch() {
    return watch(COUNTERS);
  }

  /** By the kernel's counters in a file. */
  static Interference watch(Path counters) {
    return new Interference(counters);
  }

  /** Whether a program with this exit status was asked to stop. */
  public static boolean stopped(int status) {
    return STOPPED.containsKey(status);
  }

  /**
   * What became of a program that was ended from outside; empty if it ended by itself, or if it was
   * killed and nobody knows why.
   */
  public Optional<Failure> with(int status) {
    if (stopped(status)) {
      return Optional.of(
          new Failure.Lost("its program was told to stop (" + STOPPED.get(status) + ")"));
    }
    return status == KILLED && kills(counters) > kills
        ? Optional.of(new Failure.OutOfMemory("killed by the system, which had run out of memory"))
        : Optional.empty();
  }

  /** How often Linux has killed for lack of memory; 0 where that cannot be known. */
  private static long kills(Path counters) {
    try {
      return Files.readAllLines(counters).stream()
          .filter(line -> line.startsWith(KILLS))
          .mapToLong(line -> Long.parseLong(line.substring(KILLS.length()).strip()))
          .sum();
    } catch (IOException elsewhere) {
      // Another system than Linux does not count, so whatever it kills is a crash.
      return 0;
    }
  }
}
