package org.athanor.sims.properties;

import java.util.List;
import java.util.Locale;
import org.athanor.config.Spelling;

/**
 * A slip: the upper half of a crystal moves over the lower one.
 *
 * @param plane between the halves
 * @param direction in which it moves
 * @param parts how many such slips make the vector [uvw]
 * @param gap between which layers, where a crystal has several
 * @param eitherWay whether it may as well move backwards, if that costs less at the end
 */
public record Slip(Miller plane, Miller direction, int parts, Gap gap, boolean eitherWay) {
  /** Between which layers. */
  public enum Gap {
    /** Those furthest apart; in diamond the shuffle set. */
    WIDE,
    /** Those closest together; in diamond the glide set. */
    NARROW
  }

  /**
   * Reads {@code PLANE:DIRECTION/PARTS[:narrow]}, such as {@code 111:11-2/6:narrow}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Slip parse(String text) {
    List<String> words = List.of(text.split(":", -1));
    if (words.size() < 2 || words.size() > 3) {
      throw wrong(text);
    }
    List<String> vector = List.of(words.get(1).split("/", -1));
    if (vector.size() > 2 || (vector.size() == 2 && !vector.get(1).matches("[1-9][0-9]?"))) {
      throw wrong(text);
    }
    int parts = vector.size() == 2 ? Integer.parseInt(vector.get(1)) : 1;
    return new Slip(
        Miller.plane(words.get(0)),
        Miller.direction(vector.get(0)),
        parts,
        words.size() == 3 ? gap(words.get(2)) : Gap.WIDE,
        false);
  }

  /** The same, backwards if that is easier. */
  Slip orBackwards() {
    return new Slip(plane, direction, parts, gap, true);
  }

  @Override
  public String toString() {
    return "("
        + plane
        + ")["
        + direction
        + "]"
        + (parts > 1 ? "/" + parts : "")
        + (gap == Gap.NARROW ? ", narrow" : "");
  }

  private static Gap gap(String word) {
    List<String> words = List.of("wide", "narrow");
    if (!words.contains(word)) {
      throw new IllegalArgumentException(
          "slip: expected wide or narrow, got \""
              + word
              + "\"; the nearest is "
              + Spelling.nearest(word, words));
    }
    return Gap.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "slip: expected PLANE:DIRECTION/PARTS such as 1-10:111/2 or 111:11-2/6:narrow, got \""
            + text
            + "\"");
  }
}
