package org.athanor.sims.run;

import java.util.List;
import java.util.Optional;

/**
 * The first line in which two texts differ.
 *
 * @param line its number, from 1
 * @param expected the one text's
 * @param got the other's
 */
public record Difference(int line, String expected, String got) {
  private static final String END = "no more lines";

  /** Empty where they are the same. */
  public static Optional<Difference> first(List<String> expected, List<String> got) {
    for (int at = 0; at < Math.max(expected.size(), got.size()); at++) {
      String one = at < expected.size() ? expected.get(at) : END;
      String other = at < got.size() ? got.get(at) : END;
      if (!one.equals(other)) {
        return Optional.of(new Difference(at + 1, one, other));
      }
    }
    return Optional.empty();
  }

  /** For people. */
  public String text() {
    return "expected \"" + expected + "\", got \"" + got + "\"";
  }
}
