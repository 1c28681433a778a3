package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.Yaml.Entries;
import org.athanor.potentials.ace.Yaml.Items;
import org.athanor.potentials.ace.Yaml.Word;

/** Words, {@code [lists]} and {@code {entries}} of a piece of YAML. */
final class YamlFlow {
  private final int line;
  private final String text;
  private int at;

  YamlFlow(int line, String text) {
    this.line = line;
    this.text = text;
  }

  Yaml read() {
    blanks();
    Yaml value = at < text.length() && "[{".indexOf(text.charAt(at)) >= 0 ? value() : plain("");
    blanks();
    if (at < text.length()) {
      throw wrong("the end", text.substring(at));
    }
    return value;
  }

  private IllegalArgumentException wrong(String expected, String got) {
    String shown = got.length() > 40 ? got.substring(0, 40) + "…" : got;
    return new Word(line, "").wrong(expected, "\"" + shown + "\"");
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Yaml value() {
    blanks();
    if (at == text.length()) {
      throw wrong("a closing bracket", "the end");
    }
    return switch (text.charAt(at)) {
      case '[' -> items();
      case '{' -> entries();
      default -> plain(",]}");
    };
  }

  private Yaml items() {
    List<Yaml> items = new ArrayList<>();
    at++;
    blanks();
    while (!closes(']')) {
      items.add(value());
      separate(']');
    }
    return new Items(line, List.copyOf(items));
  }

  private Yaml entries() {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    at++;
    blanks();
    while (!closes('}')) {
      String key = plain(":").word();
      if (at == text.length()) {
        throw wrong("a colon after \"" + key + "\"", "the end");
      }
      at++;
      if (entries.put(key, value()) != null) {
        throw wrong("each key once", key);
      }
      separate('}');
    }
    return new Entries(line, entries);
  }

  private boolean closes(char bracket) {
    if (at == text.length()) {
      throw wrong("\"" + bracket + "\"", "the end");
    }
    boolean closed = text.charAt(at) == bracket;
    at += closed ? 1 : 0;
    return closed;
  }

  private void separate(char bracket) {
    blanks();
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      blanks();
    } else if (at == text.length() || text.charAt(at) != bracket) {
      throw wrong("a comma or \"" + bracket + "\"", text.substring(at));
    }
  }

  /** A word that ends before one of the marks, or a quoted one. */
  private Word plain(String marks) {
    blanks();
    if (at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0) {
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end < 0) {
        throw wrong("a closing quote", text.substring(at));
      }
      String word = text.substring(at + 1, end);
      at = end + 1;
      blanks();
      return new Word(line, word);
    }
    int from = at;
    while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return new Word(line, text.substring(from, at).strip());
  }
}
