package org.athanor.persistence.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of an extxyz frame, from its {@code Properties}: names, types and widths in any
 * order.
 *
 * @param all the columns in order
 * @param width how many entries a line has
 */
record Columns(List<Column> all, int width) {
  /** What a file has that does not say. */
  static final String PLAIN = "species:S:1:pos:R:3";

  /** One property: {@code first} is its first entry on the line. */
  record Column(String name, char type, int first, int count) {}

  /**
   * Reads {@code name:type:count} triples.
   *
   * @throws IllegalArgumentException if they are none
   */
  static Columns parse(String properties) {
    String[] parts = properties.split(":", -1);
    if (parts.length % 3 != 0) {
      throw unexpected(properties);
    }
    List<Column> columns = new ArrayList<>();
    int width = 0;
    for (int i = 0; i < parts.length; i += 3) {
      if (!parts[i + 1].matches("[SRIL]") || !parts[i + 2].matches("[1-9][0-9]{0,3}")) {
        throw unexpected(properties);
      }
      int count = Integer.parseInt(parts[i + 2]);
      columns.add(new Column(parts[i], parts[i + 1].charAt(0), width, count));
      width += count;
    }
    return new Columns(List.copyOf(columns), width);
  }

  /**
   * The first of these columns that is there.
   *
   * @throws IllegalArgumentException if it has another width
   */
  Optional<Column> find(int count, String... names) {
    for (String name : names) {
      for (Column column : all) {
        if (column.name().equals(name)) {
          if (column.count() != count) {
            throw new IllegalArgumentException(
                "property " + name + ": expected " + count + " columns, got " + column.count());
          }
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException unexpected(String properties) {
    return new IllegalArgumentException(
        "Properties: expected name:type:count triples such as "
            + PLAIN
            + " with types S, R, I or L, got "
            + properties);
  }
}
