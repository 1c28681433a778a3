package org.athanor.sims.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under heads; units stand in the heads.
 *
 * @param columns the heads
 * @param rows a cell for each column
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  /**
   * A column.
   *
   * @param number whether its cells are numbers, and stand to the right
   */
  public record Column(String head, boolean number) {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has too few or too many cells
   */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table: expected " + columns.size() + " cells in a row, got " + row.size());
      }
    }
  }

  /** The first {@code words} columns hold words, the others numbers. */
  public static Table of(int words, List<String> heads, List<List<String>> rows) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < heads.size(); c++) {
      columns.add(new Column(heads.get(c), c >= words));
    }
    return new Table(columns, rows);
  }

  /** As lines of plain text, aligned. */
  public List<String> text() {
    List<String> heads = columns.stream().map(Column::head).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(heads));
    lines.add(line(columns.stream().map(column -> "-".repeat(width(column))).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String cell = cells.get(c);
      String room = " ".repeat(width(columns.get(c)) - cell.length());
      line.append(c == 0 ? "" : "  ").append(columns.get(c).number() ? room + cell : cell + room);
    }
    return line.toString().stripTrailing();
  }

  private int width(Column column) {
    int c = columns.indexOf(column);
    return rows.stream()
        .mapToInt(row -> row.get(c).length())
        .reduce(column.head().length(), Math::max);
  }
}
