package org.athanor.potentials.snap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.snap.Snap.ElementPart;
import org.athanor.potentials.snap.Snap.Settings;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/**
 * Reads and writes the two LAMMPS files of a SNAP potential, {@code .snapcoeff} and {@code
 * .snapparam} (metal units); {@code #} starts a comment in both.
 *
 * <p>The coefficient file has the number of elements and of coefficients, then for each element its
 * name, radius and weight and its coefficients, one to a line. What is understood of the parameter
 * file: {@link SnapParameters}.
 */
public final class SnapFile {
  private SnapFile() {}

  /**
   * The potential for the mapped elements; other elements of the file are passed over.
   *
   * @param coefficients lines of the coefficient file
   * @param parameters lines of the parameter file
   * @param elements from names in the file to atomic numbers
   * @throws IllegalArgumentException if a file is incomplete, unreadable, or asks for what is not
   *     supported, or an element is missing or there twice
   */
  public static Snap read(
      List<String> coefficients, List<String> parameters, Map<String, Integer> elements) {
    Settings settings = SnapParameters.read(parameters);
    Words words = new Words(coefficients);
    int count = words.whole("the number of elements");
    int each = words.whole("the number of coefficients of an element");
    if (count < 1 || each != settings.coefficients()) {
      throw words.wrong(
          "at least 1 element and "
              + settings.coefficients()
              + " coefficients for each (twojmax "
              + settings.twojmax()
              + ", quadraticflag "
              + (settings.quadratic() ? 1 : 0)
              + ")",
          count + " and " + each);
    }
    SortedMap<Integer, ElementPart> found = new TreeMap<>();
    for (int k = 0; k < count; k++) {
      String name = words.next("the name of an element");
      ElementPart part = part(words, each);
      if (elements.containsKey(name) && found.put(elements.get(name), part) != null) {
        throw words.wrong("one entry for " + name, "a second one");
      }
    }
    words.end();
    elements.forEach((name, z) -> require(name, found.containsKey(z)));
    return Snap.of(settings, found);
  }

  private static ElementPart part(Words words, int each) {
    double radius = words.number("a radius");
    double weight = words.number("a weight");
    double[] values = new double[each];
    for (int l = 0; l < each; l++) {
      values[l] = words.number("coefficient " + (l + 1) + " of " + each);
    }
    return new ElementPart(radius, weight, Scalars.of(values));
  }

  private static void require(String name, boolean there) {
    if (!there) {
      throw new IllegalArgumentException(
          "SNAP coefficient file: expected an entry for " + name + ", got none");
    }
  }

  /** The lines of a coefficient file that reads back to the same numbers. */
  public static List<String> coefficients(Snap potential) {
    List<String> lines = new ArrayList<>();
    lines.add("# SNAP coefficients, UNITS: metal");
    lines.add(potential.elements().size() + " " + potential.settings().coefficients());
    potential
        .elements()
        .forEach(
            (z, part) -> {
              lines.add(Element.of(z).symbol() + " " + part.radius() + " " + part.weight());
              for (double value : part.coefficients().toArray()) {
                lines.add(Double.toString(value));
              }
            });
    return List.copyOf(lines);
  }

  /** The lines of a parameter file that reads back to the same settings. */
  public static List<String> parameters(Snap potential) {
    return SnapParameters.write(potential.settings());
  }

  /** The words of a file without its comments, one after the other. */
  private static final class Words {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int at;

    Words(List<String> text) {
      for (int line = 0; line < text.size(); line++) {
        for (String word : text.get(line).replaceFirst("#.*", "").strip().split("\\s+", -1)) {
          if (!word.isEmpty()) {
            words.add(word);
            lines.add(line + 1);
          }
        }
      }
    }

    String next(String what) {
      if (at == words.size()) {
        throw new IllegalArgumentException(
            "SNAP coefficient file: expected " + what + ", got the end of the file");
      }
      return words.get(at++);
    }

    double number(String what) {
      String word = next(what);
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        throw wrong(what + ", a number", "\"" + word + "\"");
      }
    }

    int whole(String what) {
      String word = next(what);
      try {
        return Integer.parseInt(word);
      } catch (NumberFormatException e) {
        throw wrong(what + ", a whole number", "\"" + word + "\"");
      }
    }

    void end() {
      if (at < words.size()) {
        at++;
        throw wrong("the end after all elements", "\"" + words.get(at - 1) + "\"");
      }
    }

    /** About the word that was read last. */
    IllegalArgumentException wrong(String expected, String got) {
      return new IllegalArgumentException(
          "SNAP coefficient file, line "
              + lines.get(at - 1)
              + ": expected "
              + expected
              + ", got "
              + got);
    }
  }
}
