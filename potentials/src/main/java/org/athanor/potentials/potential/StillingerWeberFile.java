package org.athanor.potentials.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * Reads and writes the LAMMPS file format of Stillinger–Weber parameters ({@code .sw}, metal
 * units).
 *
 * <p>An entry is three names and eleven numbers (ε σ a λ γ cosθ₀ A B p q tol), over one or more
 * lines; {@code #} starts a comment.
 */
public final class StillingerWeberFile {
  private static final int WORDS = 14;

  private StillingerWeberFile() {}

  /**
   * The potential for the mapped elements; entries with other names are passed over.
   *
   * @param lines the file's lines
   * @param elements from names in the file to atomic numbers
   * @throws IllegalArgumentException if an entry is incomplete, unreadable, missing or there twice
   */
  public static StillingerWeber read(List<String> lines, Map<String, Integer> elements) {
    Map<Triple, Parameters> found = new TreeMap<>();
    List<String> words = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      for (String word : lines.get(line).replaceFirst("#.*", "").strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
      if (words.size() > WORDS) {
        throw wrong(line, "an entry of 3 names and 11 numbers", words.size() + " words " + words);
      }
      if (words.size() == WORDS) {
        enter(words, line, elements, found);
        words.clear();
      }
    }
    if (!words.isEmpty()) {
      throw wrong(lines.size() - 1, "an entry of 3 names and 11 numbers", "the end after " + words);
    }
    return StillingerWeber.of(found);
  }

  /** The text of a file that reads back to the same numbers. */
  public static String write(StillingerWeber potential) {
    StringBuilder text = new StringBuilder("# Stillinger-Weber parameters, UNITS: metal\n");
    text.append(
        "# names, epsilon (eV), sigma (A), a, lambda, gamma, cos theta0, A, B, p, q, tol\n");
    potential
        .parameters()
        .forEach(
            (triple, p) ->
                text.append(triple)
                    .append(" %s %s %s %s".formatted(p.epsilon(), p.sigma(), p.a(), p.lambda()))
                    .append(" %s %s %s".formatted(p.gamma(), p.cosTheta0(), p.pairA()))
                    .append(" %s %s %s".formatted(p.pairB(), p.p(), p.q()))
                    .append(" %s\n".formatted(p.tolerance())));
    return text.toString();
  }

  private static void enter(
      List<String> words, int line, Map<String, Integer> elements, Map<Triple, Parameters> found) {
    if (!elements.keySet().containsAll(words.subList(0, 3))) {
      return;
    }
    Triple triple =
        new Triple(
            elements.get(words.get(0)), elements.get(words.get(1)), elements.get(words.get(2)));
    double[] v = new double[11];
    for (int k = 0; k < v.length; k++) {
      try {
        v[k] = Double.parseDouble(words.get(3 + k));
      } catch (NumberFormatException e) {
        throw wrong(line, "a number", "\"" + words.get(3 + k) + "\"");
      }
    }
    Parameters parameters =
        new Parameters(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
    if (found.put(triple, parameters) != null) {
      throw wrong(line, "one entry for " + triple, "a second one");
    }
  }

  private static IllegalArgumentException wrong(int line, String expected, String got) {
    return new IllegalArgumentException(
        "Stillinger-Weber file, line " + (line + 1) + ": expected " + expected + ", got " + got);
  }
}
