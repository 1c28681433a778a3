package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.Yaml.Entries;
import org.athanor.potentials.ace.Yaml.Items;
import org.athanor.potentials.ace.Yaml.Word;

/**
 * Reads the part of YAML that potential files are written in: block and flow mappings and lists,
 * plain and quoted words, comments, keys that are flow lists. No anchors, tags, block scalars or
 * second documents.
 */
final class YamlReader {
  /** A line that says something. */
  private record Line(int number, int indent, String text) {
    Line inside(int skipped) {
      String rest = text.substring(skipped);
      int blanks = rest.length() - rest.stripLeading().length();
      return new Line(number, indent + skipped + blanks, rest.strip());
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private int at;

  private YamlReader(List<String> text) {
    for (int k = 0; k < text.size(); k++) {
      String line = withoutComment(text.get(k));
      String content = line.strip();
      if (!content.isEmpty() && !content.equals("---")) {
        lines.add(new Line(k + 1, line.length() - line.stripLeading().length(), content));
      }
    }
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is not understood, with the line
   */
  static Yaml read(List<String> text) {
    YamlReader reader = new YamlReader(text);
    if (reader.lines.isEmpty()) {
      throw new IllegalArgumentException(".yace file: expected entries, got an empty file");
    }
    Yaml document = reader.block(reader.lines.getFirst().indent);
    if (reader.at < reader.lines.size()) {
      Line rest = reader.lines.get(reader.at);
      throw wrong(rest, "a line that belongs to what is before it", rest.text);
    }
    return document;
  }

  private static String withoutComment(String line) {
    char quote = 0;
    for (int k = 0; k < line.length(); k++) {
      char c = line.charAt(k);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#' && (k == 0 || Character.isWhitespace(line.charAt(k - 1)))) {
        return line.substring(0, k);
      }
    }
    return line;
  }

  private static IllegalArgumentException wrong(Line line, String expected, String got) {
    return new Word(line.number, got).wrong(expected, "\"" + got + "\"");
  }

  /** What begins at the current line, which is indented by {@code indent}. */
  private Yaml block(int indent) {
    Line line = lines.get(at);
    if (line.text.equals("-") || line.text.startsWith("- ")) {
      return list(indent);
    }
    return line.text.startsWith("? ") || colon(line.text) >= 0 ? entries(indent) : flow(line);
  }

  private Yaml list(int indent) {
    int first = lines.get(at).number;
    List<Yaml> items = new ArrayList<>();
    while (at < lines.size() && lines.get(at).indent == indent) {
      Line line = lines.get(at);
      if (!line.text.equals("-") && !line.text.startsWith("- ")) {
        break;
      }
      items.add(value(line, 1, indent));
    }
    return new Items(first, List.copyOf(items));
  }

  private Yaml entries(int indent) {
    int first = lines.get(at).number;
    Map<String, Yaml> entries = new LinkedHashMap<>();
    while (at < lines.size() && lines.get(at).indent == indent) {
      Line line = lines.get(at);
      String key;
      if (line.text.startsWith("? ")) {
        key = key(line, line.text.substring(2));
        at++;
        line = at < lines.size() ? lines.get(at) : line;
      } else {
        key = key(line, line.text.substring(0, Math.max(0, colon(line.text))));
      }
      int colon = colon(line.text);
      if (colon < 0) {
        throw wrong(line, "a key and a colon", line.text);
      }
      if (entries.put(key, value(line, colon + 1, indent)) != null) {
        throw wrong(line, "each key once", key);
      }
    }
    return new Entries(first, entries);
  }

  /** What stands behind a dash or a colon, on the line or below it. */
  private Yaml value(Line line, int from, int indent) {
    if (from < line.text.length()) {
      Line rest = line.inside(from);
      boolean item = from == 1 && (line.text.startsWith("-") || line.text.startsWith(":"));
      if (item && colon(rest.text) >= 0) {
        lines.set(at, rest);
        return block(rest.indent);
      }
      return flow(rest);
    }
    at++;
    boolean below = at < lines.size() && lines.get(at).indent > indent;
    boolean listBelow =
        at < lines.size() && lines.get(at).indent == indent && lines.get(at).text.startsWith("- ");
    if (!below && !listBelow) {
      return new Word(line.number, "");
    }
    return block(lines.get(at).indent);
  }

  /** A word or brackets, which may go on over lines. */
  private Yaml flow(Line line) {
    StringBuilder text = new StringBuilder(line.text);
    at++;
    while (open(text) && at < lines.size()) {
      text.append(' ').append(lines.get(at).text);
      at++;
    }
    return new YamlFlow(line.number, text.toString()).read();
  }

  private static boolean open(CharSequence text) {
    int depth = 0;
    char quote = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return depth > 0;
  }

  /** Where the colon after a key is, outside of brackets and quotes; −1 if there is none. */
  private static int colon(String text) {
    int depth = 0;
    char quote = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ':'
          && depth == 0
          && (k + 1 == text.length() || Character.isWhitespace(text.charAt(k + 1)))) {
        return k;
      }
    }
    return -1;
  }

  private static String key(Line line, String text) {
    Yaml key = new YamlFlow(line.number, text.strip()).read();
    return switch (key) {
      case Word word -> word.text();
      case Items items -> String.join(" ", items.all(Yaml::word));
      case Entries entries -> throw entries.wrong("a key", "entries");
    };
  }
}
