package org.athanor.sims.phases;

import java.util.Arrays;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;

/** How often a cell is repeated along its rows a, b and c. */
public record Supercell(int a, int b, int c) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException unless all are from 1 to 1000
   */
  public Supercell {
    if (Math.min(a, Math.min(b, c)) < 1 || Math.max(a, Math.max(b, c)) > 1000) {
      throw new IllegalArgumentException(
          "supercell: expected counts from 1 to 1000, got " + a + "x" + b + "x" + c);
    }
  }

  /**
   * Reads {@code 4x3x2}, or {@code 4} for the same along all rows.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Supercell parse(String text) {
    int[] counts;
    try {
      counts = Arrays.stream(text.split("[x×]", -1)).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    return switch (counts.length) {
      case 1 -> new Supercell(counts[0], counts[0], counts[0]);
      case 3 -> new Supercell(counts[0], counts[1], counts[2]);
      default -> throw wrong(text);
    };
  }

  /**
   * The smallest one whose opposite faces are all at least so far apart.
   *
   * @param length in Å
   */
  public static Supercell spanning(Cell cell, double length) {
    return new Supercell(
        repeats(cell, 0, length), repeats(cell, 1, length), repeats(cell, 2, length));
  }

  /** The structure repeated, image by image in the order of its atoms. */
  public Structure of(Structure structure) {
    return structure.repeated(a, b, c);
  }

  /** How many cells it has. */
  public int cells() {
    return a * b * c;
  }

  @Override
  public String toString() {
    return a + "x" + b + "x" + c;
  }

  private static int repeats(Cell cell, int row, double length) {
    return Math.max(1, (int) Math.ceil(length / cell.height(row) - 1e-9));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "supercell: expected counts such as 4x4x4, or one for all three, got \"" + text + "\"");
  }
}
