package org.athanor.potentials.bondorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * Reads and writes the LAMMPS file format of Tersoff parameters ({@code .tersoff}, metal units).
 *
 * <p>An entry is three names and fourteen numbers (m γ λ₃ c d cosθ₀ n β λ₂ B R D λ₁ A), over one or
 * more lines; {@code #} starts a comment.
 */
public final class TersoffFile {
  private static final int NUMBERS = 14;
  private static final String ENTRY = "an entry of 3 names and 14 numbers";
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private TersoffFile() {}

  /**
   * The potential for the mapped elements; entries with other names are passed over.
   *
   * @param lines the file's lines
   * @param elements from names in the file to atomic numbers
   * @throws IllegalArgumentException if an entry is incomplete, unreadable, missing or there twice
   */
  public static Tersoff read(List<String> lines, Map<String, Integer> elements) {
    Map<Triple, TersoffParameters> found = new TreeMap<>();
    List<String> words = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      BLANK
          .splitAsStream(lines.get(line).replaceFirst("#.*", ""))
          .filter(word -> !word.isEmpty())
          .forEach(words::add);
      if (words.size() > 3 + NUMBERS) {
        throw wrong(line, ENTRY, words.size() + " words " + words);
      }
      if (words.size() == 3 + NUMBERS) {
        enter(words, line, elements, found);
        words.clear();
      }
    }
    if (!words.isEmpty()) {
      throw wrong(lines.size() - 1, ENTRY, "the end after " + words);
    }
    return Tersoff.of(found);
  }

  private static void enter(
      List<String> words,
      int line,
      Map<String, Integer> elements,
      Map<Triple, TersoffParameters> found) {
    if (!elements.keySet().containsAll(words.subList(0, 3))) {
      return;
    }
    Triple triple =
        new Triple(
            elements.get(words.get(0)), elements.get(words.get(1)), elements.get(words.get(2)));
    double[] numbers = new double[NUMBERS];
    for (int k = 0; k < NUMBERS; k++) {
      numbers[k] = number(words.get(3 + k), line);
    }
    if (found.put(triple, parameters(numbers, triple, line)) != null) {
      throw wrong(line, "one entry for " + triple, "a second one");
    }
  }

  private static TersoffParameters parameters(double[] numbers, Triple triple, int line) {
    try {
      return TersoffParameters.of(numbers);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Tersoff file, line " + (line + 1) + ", " + triple + ": " + e.getMessage(), e);
    }
  }

  private static double number(String word, int line) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw wrong(line, "a number", "\"" + word + "\"");
    }
  }

  /** The text of a file; it reads back to the same bits, and LAMMPS accepts it. */
  public static String write(Tersoff potential) {
    StringBuilder text = new StringBuilder();
    text.append("# Tersoff parameters, UNITS: metal (eV, Angstrom)\n");
    text.append("# i j k m gamma lambda3 c d costheta0 n beta lambda2 B R D lambda1 A\n");
    potential
        .parameters()
        .forEach(
            (triple, parameters) -> {
              StringJoiner line = new StringJoiner(" ");
              line.add(triple.toString());
              for (double number : parameters.inOrder().toArray()) {
                line.add(Double.toString(number));
              }
              text.append(line).append('\n');
            });
    return text.toString();
  }

  private static IllegalArgumentException wrong(int line, String expected, String got) {
    return new IllegalArgumentException(
        "Tersoff file, line " + (line + 1) + ": expected " + expected + ", got " + got);
  }
}
