package org.athanor.potentials.snap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.snap.Snap.Settings;

/**
 * The keywords of a {@code .snapparam} file: {@code twojmax} and {@code rcutfac} are required;
 * {@code rfac0} (0.99363), {@code rmin0} (0), {@code switchflag} (1), {@code bzeroflag} (1) and
 * {@code quadraticflag} (0) may be left out.
 *
 * <p>{@code chemflag}, {@code bnormflag} and {@code switchinnerflag} must be 0 where they stand;
 * {@code wselfallflag}, which matters with {@code chemflag} only, and the settings of LAMMPS' GPU
 * version are read and change nothing. Any other keyword is refused.
 */
final class SnapParameters {
  private static final List<String> REFUSED = List.of("chemflag", "bnormflag", "switchinnerflag");
  private static final List<String> WITHOUT_EFFECT = List.of("chunksize", "parallelthresh");
  private static final List<String> FLAGS =
      List.of("switchflag", "bzeroflag", "quadraticflag", "wselfallflag");
  private static final List<String> NUMBERS = List.of("twojmax", "rcutfac", "rfac0", "rmin0");

  private SnapParameters() {}

  static Settings read(List<String> lines) {
    Map<String, Double> found = new TreeMap<>();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        enter(text, line, found);
      }
    }
    return new Settings(
        (int) required(found, "twojmax"),
        required(found, "rcutfac"),
        found.getOrDefault("rfac0", 0.99363),
        found.getOrDefault("rmin0", 0.0),
        found.getOrDefault("switchflag", 1.0) == 1,
        found.getOrDefault("bzeroflag", 1.0) == 1,
        found.getOrDefault("quadraticflag", 0.0) == 1);
  }

  static List<String> write(Settings settings) {
    return List.of(
        "# SNAP parameters, UNITS: metal",
        "rcutfac " + settings.rcutfac(),
        "twojmax " + settings.twojmax(),
        "rfac0 " + settings.rfac0(),
        "rmin0 " + settings.rmin0(),
        "switchflag " + (settings.switching() ? 1 : 0),
        "bzeroflag " + (settings.shifted() ? 1 : 0),
        "quadraticflag " + (settings.quadratic() ? 1 : 0));
  }

  private static void enter(String text, int line, Map<String, Double> found) {
    List<String> words = List.of(text.split("\\s+", -1));
    if (words.size() != 2) {
      throw wrong(line, "a keyword and its value", "\"" + text + "\"");
    }
    String keyword = words.get(0);
    double value = number(words.get(1), line, keyword);
    if (REFUSED.contains(keyword) && value != 0) {
      throw wrong(line, keyword + " 0 (anything else is not supported)", words.get(1));
    }
    if (FLAGS.contains(keyword) && value != 0 && value != 1) {
      throw wrong(line, keyword + " 0 or 1", words.get(1));
    }
    if (keyword.equals("twojmax") && value != Math.rint(value)) {
      throw wrong(line, "a whole number for twojmax", words.get(1));
    }
    boolean known = FLAGS.contains(keyword) || NUMBERS.contains(keyword);
    if (!known && !REFUSED.contains(keyword) && !WITHOUT_EFFECT.contains(keyword)) {
      throw wrong(line, "one of " + NUMBERS + ", " + FLAGS + " and " + REFUSED, keyword);
    }
    if (found.put(keyword, value) != null) {
      throw wrong(line, keyword + " once", "it a second time");
    }
  }

  private static double number(String word, int line, String keyword) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw wrong(line, "a number for " + keyword, "\"" + word + "\"");
    }
  }

  private static double required(Map<String, Double> found, String keyword) {
    if (!found.containsKey(keyword)) {
      throw new IllegalArgumentException(
          "SNAP parameter file: expected " + keyword + ", got " + found.keySet());
    }
    return found.get(keyword);
  }

  private static IllegalArgumentException wrong(int line, String expected, String got) {
    return new IllegalArgumentException(
        "SNAP parameter file, line " + (line + 1) + ": expected " + expected + ", got " + got);
  }
}
