package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.athanor.persistence.formats.InputFile;
import org.athanor.persistence.formats.Numbers;
import org.athanor.persistence.formats.UnreadableFileException;

/** The lines of a text file, one after the other. */
final class Lines {
  private final List<String> lines;
  private int at;

  private Lines(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param what is expected there, such as {@code a LAMMPS data file}
   * @param reading throws IllegalArgumentException if a line is not as it should be
   * @throws UnreadableFileException then, with the file and the line
   */
  static <T> T of(Path file, String what, Function<Lines, T> reading) throws IOException {
    Lines lines = new Lines(InputFile.lines(file, what));
    try {
      return reading.apply(lines);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(file + ", line " + lines.at + ": " + e.getMessage(), e);
    }
  }

  boolean more() {
    return at < lines.size();
  }

  /** The next line, without blanks around it. */
  String next(String what) {
    at++;
    if (at > lines.size()) {
      throw new IllegalArgumentException("expected " + what + ", got the end of the file");
    }
    return lines.get(at - 1).strip();
  }

  /** The next line that is not empty. */
  String nextFilled(String what) {
    String line = next(what);
    while (line.isEmpty()) {
      line = next(what);
    }
    return line;
  }

  /** The entries of the next line that is not empty. */
  String[] words(String what) {
    return nextFilled(what).split("\\s+", -1);
  }

  /** Passes over empty lines; whether there is another one. */
  boolean moreFilled() {
    while (more() && lines.get(at).isBlank()) {
      at++;
    }
    return more();
  }

  static int count(String text, String what) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "expected " + what + ", a whole number, got \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  static double number(String text, String what) {
    return Numbers.parse(text, what);
  }
}
