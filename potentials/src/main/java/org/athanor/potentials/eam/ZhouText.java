package org.athanor.potentials.eam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;

/**
 * The text form of a {@link ZhouEam}: a word and a number a line, every number in the shortest form
 * that reads back to the same bits, with the symbols of {@link ZhouParameters}.
 *
 * <pre>
 * athanor zhou-eam 1
 * element Ta
 * cutoff 6.395337805776187      Å
 * r_e 2.860082                  Å
 * …
 * end
 * </pre>
 */
public final class ZhouText {
  /** The first line. */
  public static final String HEADER = "athanor zhou-eam 1";

  private static final String ELEMENT = "element";
  private static final String CUTOFF = "cutoff";
  private static final List<String> WORDS =
      List.of("r_e", "f_e", "rho_e", "beta", "A", "B", "kappa", "eta", "F_e");

  private ZhouText() {}

  /** The potential as text, ending with a line break. */
  public static String write(ZhouEam potential) {
    ZhouParameters p = potential.constants();
    List<Double> values =
        List.of(
            p.distance(),
            p.scale(),
            p.density(),
            p.beta(),
            p.repulsion(),
            p.attraction(),
            p.kappa(),
            p.eta(),
            p.embedding());
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.add(ELEMENT + " " + Element.of(p.atomicNumber()).symbol());
    lines.add(CUTOFF + " " + potential.cutoff());
    for (int k = 0; k < WORDS.size(); k++) {
      lines.add(WORDS.get(k) + " " + values.get(k));
    }
    lines.add("end");
    return String.join("\n", lines) + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a line is not what it should be, with its number
   */
  public static ZhouEam read(String text) {
    List<String> lines = text.lines().toList();
    List<String> expected = new ArrayList<>(List.of(ELEMENT, CUTOFF));
    expected.addAll(WORDS);
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw wrong(1, "\"" + HEADER + "\"", lines.isEmpty() ? "nothing" : lines.getFirst());
    }
    Map<String, String> values = new TreeMap<>();
    for (int k = 0; k < expected.size(); k++) {
      String line = k + 1 < lines.size() ? lines.get(k + 1) : "the end of the text";
      String word = expected.get(k) + " ";
      if (!line.startsWith(word)) {
        throw wrong(k + 2, "\"" + word + "…\"", "\"" + line + "\"");
      }
      values.put(expected.get(k), line.substring(word.length()).strip());
    }
    int last = expected.size() + 1;
    if (lines.size() != last + 1 || !lines.get(last).equals("end")) {
      throw wrong(last + 1, "\"end\" as the last line", lines.size() + " lines");
    }
    return potential(values);
  }

  private static ZhouEam potential(Map<String, String> values) {
    double[] p = new double[WORDS.size()];
    for (int k = 0; k < p.length; k++) {
      p[k] = number(values, WORDS.get(k));
    }
    int element = Element.of(values.get(ELEMENT)).atomicNumber();
    return ZhouEam.of(
        new ZhouParameters(element, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]),
        number(values, CUTOFF));
  }

  private static double number(Map<String, String> values, String word) {
    try {
      return Double.parseDouble(values.get(word));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Zhou EAM, " + word + ": expected a number, got \"" + values.get(word) + "\"", e);
    }
  }

  private static IllegalArgumentException wrong(int line, String expected, String got) {
    return new IllegalArgumentException(
        "Zhou EAM, line " + line + ": expected " + expected + ", got " + got);
  }
}
