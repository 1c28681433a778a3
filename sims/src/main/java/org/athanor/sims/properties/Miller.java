package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three whole numbers: the indices of a lattice plane (hkl) or of a direction [uvw] in the cell as
 * it was given.
 */
public record Miller(int h, int k, int l) {
  private static final Pattern DIGIT = Pattern.compile("-?[0-9]");

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if all are zero
   */
  public Miller {
    if (h == 0 && k == 0 && l == 0) {
      throw new IllegalArgumentException(
          "plane or direction: expected one index at least not zero");
    }
  }

  /**
   * The indices of a plane: {@code 111}, {@code 1-10}, or four of them, {@code 10-10}, for
   * hexagonal cells.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static Miller plane(String text) {
    List<Integer> digits = digits(text);
    if (digits.size() == 4 && digits.get(2) == -digits.get(0) - digits.get(1)) {
      return new Miller(digits.get(0), digits.get(1), digits.get(3));
    }
    return three(text, digits);
  }

  /**
   * The indices of a direction: {@code 11-2}.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static Miller direction(String text) {
    return three(text, digits(text));
  }

  /** Row {@code row} of them. */
  int get(int row) {
    return row == 0 ? h : row == 1 ? k : l;
  }

  @Override
  public String toString() {
    return "" + h + k + l;
  }

  private static Miller three(String text, List<Integer> digits) {
    if (digits.size() != 3) {
      throw new IllegalArgumentException(
          "plane or direction: expected three digits such as 111 or 1-10 (or four, 10-10, for a"
              + " plane of a hexagonal cell), got \""
              + text
              + "\"");
    }
    return new Miller(digits.get(0), digits.get(1), digits.get(2));
  }

  private static List<Integer> digits(String text) {
    List<Integer> digits = new ArrayList<>();
    Matcher matcher = DIGIT.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      digits.add(Integer.parseInt(matcher.group()));
      end = matcher.end();
    }
    return end == text.length() ? digits : List.of();
  }
}
