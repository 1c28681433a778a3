package org.athanor.potentials.embedding;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.structure.Scalars;

/**
 * The text form of an {@link EmbeddedPotential}: the second density, then all else as {@link
 * LinearPotentialText} has it.
 *
 * <pre>
 * athanor embedded-potential 1
 * root 0.5                      exponent of F
 * second 300                    how many lines follow
 * 0.0123                        pure numbers
 * …
 * athanor linear-potential 1
 * …
 * </pre>
 */
public final class EmbeddedPotentialText {
  private static final String HEADER = "athanor embedded-potential 1";
  private static final String ROOT = "root 0.5";
  private static final String SECOND = "second ";
  private static final int FIRST_NUMBER = 3;

  private EmbeddedPotentialText() {}

  /** Whether a text begins as one of these. */
  public static boolean begins(String text) {
    return text.startsWith("athanor embedded-potential ");
  }

  /** The potential as text, ending with a line break. */
  public static String write(EmbeddedPotential potential) {
    List<String> lines = new ArrayList<>(List.of(HEADER, ROOT, SECOND + potential.second().size()));
    for (double d : potential.second().toArray()) {
      lines.add(Double.toString(d));
    }
    return String.join("\n", lines) + "\n" + LinearPotentialText.write(potential.linear());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a line is not what it should be, with its number
   */
  public static EmbeddedPotential read(String text) {
    List<String> lines = text.lines().toList();
    expect(lines, 0, HEADER);
    expect(lines, 1, ROOT);
    int count = count(lines);
    double[] second = new double[count];
    for (int k = 0; k < count; k++) {
      second[k] = number(lines, FIRST_NUMBER + k);
    }
    List<String> rest = lines.subList(FIRST_NUMBER + count, lines.size());
    LinearPotential linear;
    try {
      linear = LinearPotentialText.read(String.join("\n", rest));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "embedded potential, from line %d on: %s"
              .formatted(FIRST_NUMBER + count + 1, e.getMessage()),
          e);
    }
    return EmbeddedPotential.of(linear, Scalars.of(second));
  }

  private static int count(List<String> lines) {
    String line = line(lines, 2);
    try {
      int count = line.startsWith(SECOND) ? Integer.parseInt(line.substring(SECOND.length())) : -1;
      if (count >= 0 && count <= lines.size() - FIRST_NUMBER) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw wrong(2, "\"second\" and how many numbers follow", line);
    }
    throw wrong(2, "\"second\" and how many numbers follow", line);
  }

  private static double number(List<String> lines, int place) {
    try {
      return Double.parseDouble(line(lines, place));
    } catch (NumberFormatException e) {
      throw wrong(place, "a number", line(lines, place));
    }
  }

  private static void expect(List<String> lines, int place, String expected) {
    if (!line(lines, place).equals(expected)) {
      throw wrong(place, "\"" + expected + "\"", line(lines, place));
    }
  }

  private static String line(List<String> lines, int place) {
    return place < lines.size() ? lines.get(place) : "the end of the text";
  }

  private static IllegalArgumentException wrong(int place, String expected, String got) {
    return new IllegalArgumentException(
        "embedded potential, line %d: expected %s, got \"%s\"".formatted(place + 1, expected, got));
  }
}
