package org.athanor.protocol.label;

import java.time.Duration;
import java.util.Locale;

/** Why a reference calculation gave no label; each cause has its own retries. */
public sealed interface Failure {
  /** The self-consistent field did not converge. */
  record NotConverged(int scfSteps) implements Failure {}

  /** There was not enough memory for it. */
  record OutOfMemory(String lastLines) implements Failure {}

  /** It took longer than allowed and was stopped. */
  record OutOfTime(Duration limit) implements Failure {}

  /** The program ended badly. */
  record Crashed(int exitStatus, String lastLines) implements Failure {}

  /**
   * The program, its licence, a file or the room on the disk that it needs is not there: no
   * structure can be labelled until a person has seen to it.
   */
  record Unavailable(String missing) implements Failure {}

  /** It ended well, but its output could not be understood or misses a quantity. */
  record Unreadable(String detail) implements Failure {}

  /** The numbers cannot be right: not finite, or beyond the limits for forces or energies. */
  record Unphysical(String detail) implements Failure {}

  /** The program will not compute such a structure, such as atoms on top of each other. */
  record GeometryRefused(String detail) implements Failure {}

  /** The labeler was lost while it worked: its node died, or its lease ran out. */
  record Lost(String labeler) implements Failure {}

  /** For people, with its numbers. */
  default String words() {
    return switch (this) {
      case NotConverged f -> "not converged after " + f.scfSteps() + " SCF steps";
      case OutOfMemory f -> "out of memory: " + f.lastLines().strip();
      case OutOfTime f -> "out of time: limit " + time(f.limit());
      case Crashed f ->
          "crashed: exit status "
              + f.exitStatus()
              + (f.lastLines().isBlank() ? ", without a word" : ", " + f.lastLines().strip());
      case Unavailable f -> "not there: " + f.missing().strip();
      case Unreadable f -> "output not understood: " + f.detail().strip();
      case Unphysical f -> "unphysical: " + f.detail().strip();
      case GeometryRefused f -> "geometry refused: " + f.detail().strip();
      case Lost f -> "labeler lost: " + f.labeler().strip();
    };
  }

  private static String time(Duration limit) {
    double seconds = limit.toMillis() / 1000.0;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", limit.toMinutes(), limit.toSecondsPart());
  }
}
