package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a YAML document says, with the lines where it says it; every question is answered or refused
 * with the line.
 */
sealed interface Yaml {
  /** Counted from 1. */
  int line();

  /** A plain or quoted word. */
  record Word(int line, String text) implements Yaml {}

  /** Items in their order. */
  record Items(int line, List<Yaml> items) implements Yaml {}

  /** Entries in their order; a key that is a list of words is those words joined by blanks. */
  record Entries(int line, Map<String, Yaml> entries) implements Yaml {}

  private String kind() {
    return switch (this) {
      case Word word -> "\"" + word.text + "\"";
      case Items items -> "a list of " + items.items.size();
      case Entries entries -> "entries " + entries.entries.keySet();
    };
  }

  /** As an error about this place. */
  default IllegalArgumentException wrong(String expected, String got) {
    return new IllegalArgumentException(
        ".yace file, line " + line() + ": expected " + expected + ", got " + got);
  }

  /** Entries by key. */
  default Map<String, Yaml> entries() {
    if (this instanceof Entries entries) {
      return entries.entries;
    }
    throw wrong("entries", kind());
  }

  /** The entry of a key. */
  default Yaml get(String key) {
    Yaml found = entries().get(key);
    if (found == null) {
      throw wrong("an entry \"" + key + "\"", entries().keySet().toString());
    }
    return found;
  }

  /** The items of a list. */
  default List<Yaml> items() {
    if (this instanceof Items items) {
      return items.items;
    }
    throw wrong("a list", kind());
  }

  default String word() {
    if (this instanceof Word word) {
      return word.text;
    }
    throw wrong("a word", kind());
  }

  default double number() {
    try {
      return Double.parseDouble(word());
    } catch (NumberFormatException e) {
      throw wrong("a number", kind());
    }
  }

  default int whole() {
    try {
      return Integer.parseInt(word());
    } catch (NumberFormatException e) {
      throw wrong("a whole number", kind());
    }
  }

  /** Each item as something. */
  default <T> List<T> all(Function<Yaml, T> as) {
    List<T> found = new ArrayList<>();
    items().forEach(item -> found.add(as.apply(item)));
    return found;
  }

  /** A list of numbers. */
  default double[] numbers() {
    return items().stream().mapToDouble(Yaml::number).toArray();
  }
}
