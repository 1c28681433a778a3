package org.athanor.sims.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a program printed, and how numbers are found in it. */
final class OutputText {
  private final List<String> lines;

  OutputText(String text) {
    this.lines = text.lines().toList();
  }

  List<String> lines() {
    return lines;
  }

  /** The first line in which a pattern is found. */
  Optional<Matcher> first(Pattern pattern) {
    return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }

  /** The first group of the first match as a whole number, if there is a match. */
  OptionalInt count(Pattern pattern) {
    return first(pattern)
        .map(match -> OptionalInt.of(Integer.parseInt(match.group(1))))
        .orElse(OptionalInt.empty());
  }

  /** Whether a line contains a phrase. */
  boolean says(String phrase) {
    return lines.stream().anyMatch(line -> line.contains(phrase));
  }

  /**
   * Insists on a phrase.
   *
   * @throws UnreadableOutputException if no line contains it
   */
  void require(String phrase) throws UnreadableOutputException {
    if (!says(phrase)) {
      throw new UnreadableOutputException("expected \"" + phrase + "\" in it");
    }
  }

  /**
   * The first group of the first match as a number.
   *
   * @throws UnreadableOutputException if there is none
   */
  double number(Pattern pattern, String what) throws UnreadableOutputException {
    Matcher match =
        first(pattern).orElseThrow(() -> new UnreadableOutputException("there is no " + what));
    return number(match.group(1), what);
  }

  /**
   * The place behind the line with a heading.
   *
   * @throws UnreadableOutputException if there is none
   */
  int after(String heading, String what) throws UnreadableOutputException {
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains(heading)) {
        return at + 1;
      }
    }
    throw new UnreadableOutputException("there are no " + what);
  }

  /**
   * Numbers from lines that each have a prefix and three numbers, row by row.
   *
   * @param from the first line looked at; lines without the prefix before the first are passed over
   * @param prefix of a row, whose first group, where it has one, is the row's number from 1
   * @throws UnreadableOutputException if there are fewer rows, or more where they are numbered
   */
  double[] rows(int from, Pattern prefix, int count, String what) throws UnreadableOutputException {
    double[] values = new double[3 * count];
    int found = 0;
    for (int at = from; at < lines.size(); at++) {
      Matcher match = prefix.matcher(lines.get(at));
      if (found == count) {
        requireEnd(match, count, what);
        break;
      }
      if (match.find() && isRow(match, found + 1)) {
        three(lines.get(at).substring(match.end()), values, found++);
      } else if (found > 0) {
        break;
      }
    }
    if (found < count) {
      throw new UnreadableOutputException(what + " in " + found + " of " + count + " rows");
    }
    return values;
  }

  /** Whoever prints more rows than there are atoms computed another structure. */
  private static void requireEnd(Matcher next, int count, String what)
      throws UnreadableOutputException {
    if (next.groupCount() > 0 && next.find() && isRow(next, count + 1)) {
      throw new UnreadableOutputException(what + " in more than " + count + " rows");
    }
  }

  private static boolean isRow(Matcher match, int number) {
    return match.groupCount() == 0 || Integer.parseInt(match.group(1)) == number;
  }

  /** The first three numbers of a text, as row {@code row}. */
  static void three(String text, double[] target, int row) throws UnreadableOutputException {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length < 3) {
      throw new UnreadableOutputException("expected three numbers, got \"" + text + "\"");
    }
    for (int x = 0; x < 3; x++) {
      target[3 * row + x] = number(parts[x], "component");
    }
  }

  /**
   * A finite number.
   *
   * @throws UnreadableOutputException if it is none
   */
  static double number(String text, String what) throws UnreadableOutputException {
    try {
      // Fortran writes 1.0D+00.
      double value = Double.parseDouble(text.replace('D', 'E'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UnreadableOutputException("expected a number as " + what + ", got " + text, e);
    }
    throw new UnreadableOutputException("expected a finite " + what + ", got " + text);
  }

  /** All values times a factor. */
  static double[] times(double factor, double... values) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
