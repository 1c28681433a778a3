package org.athanor.sims.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.Spelling;

/** A text with placeholders such as {@code {{name}}}; unknown ones are refused. */
final class Blanks {
  private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");

  private final String text;

  private Blanks(String text) {
    this.text = text;
  }

  /**
   * Checks a text.
   *
   * @param name of it, for people
   * @param known words
   * @throws IllegalArgumentException naming the line, the unknown word and the nearest known one
   */
  static Blanks of(String name, String text, List<String> known) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher blank = BLANK.matcher(line);
      while (blank.find()) {
        if (!known.contains(blank.group(1))) {
          throw new IllegalArgumentException(
              name
                  + ":"
                  + number
                  + ": unknown placeholder {{"
                  + blank.group(1)
                  + "}}; the nearest known one is {{"
                  + Spelling.nearest(blank.group(1), known)
                  + "}} (known here: "
                  + String.join(", ", known)
                  + ")");
        }
      }
    }
    return new Blanks(text);
  }

  boolean uses(String word) {
    return BLANK.matcher(text).results().anyMatch(blank -> blank.group(1).equals(word));
  }

  String filled(UnaryOperator<String> value) {
    return BLANK
        .matcher(text)
        .replaceAll(blank -> Matcher.quoteReplacement(value.apply(blank.group(1))));
  }

  /** So that a shell takes it as one word as it is. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** As batch systems write times: h:mm:ss. */
  static String clock(Duration time) {
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
