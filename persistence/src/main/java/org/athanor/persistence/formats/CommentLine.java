package org.athanor.persistence.formats;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The second line of an extxyz frame: {@code key=value} with quotes and escapes, and bare keys,
 * which mean {@code T}.
 */
final class CommentLine {
  private final String line;
  private int at;

  private CommentLine(String line) {
    this.line = line;
  }

  /**
   * The keys of a line in their order.
   *
   * @throws IllegalArgumentException if a quote is not closed or a key comes twice
   */
  static Map<String, String> parse(String line) {
    return new CommentLine(line).parse();
  }

  /** A line with these keys. */
  static String format(Map<String, String> keys) {
    StringBuilder text = new StringBuilder();
    keys.forEach(
        (key, value) ->
            text.append(text.isEmpty() ? "" : " ")
                .append(quoted(key))
                .append('=')
                .append(quoted(value)));
    return text.toString();
  }

  private Map<String, String> parse() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (skipBlanks(); at < line.length(); skipBlanks()) {
      String key = token(true);
      String value = "T";
      if (at < line.length() && line.charAt(at) == '=') {
        at++;
        value = token(false);
      }
      if (keys.put(key, value) != null) {
        throw new IllegalArgumentException("expected every key once, got " + key + " twice");
      }
    }
    return keys;
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private String token(boolean key) {
    if (at < line.length()) {
      switch (line.charAt(at)) {
        case '"', '\'' -> {
          return enclosed(line.charAt(at));
        }
        case '{' -> {
          return enclosed('}');
        }
        default -> {}
      }
    }
    int start = at;
    while (at < line.length()
        && !Character.isWhitespace(line.charAt(at))
        && !(key && line.charAt(at) == '=')) {
      at++;
    }
    if (key && start == at) {
      throw new IllegalArgumentException(
          "expected a key before \"=\" in column " + (at + 1) + ", got none");
    }
    return line.substring(start, at);
  }

  private String enclosed(char end) {
    int start = at++;
    StringBuilder text = new StringBuilder();
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == end) {
        at++;
        return text.toString();
      }
      if (c == '\\' && end != '}' && at + 1 < line.length()) {
        char escaped = line.charAt(++at);
        text.append(escaped == 'n' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    throw new IllegalArgumentException(
        "expected a closing " + end + " for the quote in column " + (start + 1) + ", got none");
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(CommentLine::needsQuotes);
    if (plain) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static boolean needsQuotes(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || "\"'\\={}[],".indexOf(c) >= 0;
  }
}
