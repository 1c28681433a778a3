package org.athanor.persistence.formats;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Numbers as text. */
public final class Numbers {
  private Numbers() {}

  /**
   * A decimal number; a Fortran exponent will do.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static double parse(String text, String what) {
    String number = text.replace('D', 'E').replace('d', 'e');
    // parseDouble would also take a trailing f or d, hexadecimals, and NaN.
    boolean decimal =
        !number.isEmpty() && number.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
    try {
      if (decimal) {
        return Double.parseDouble(number);
      }
    } catch (NumberFormatException e) {
      throw unexpected(text, what, e);
    }
    throw unexpected(text, what, null);
  }

  /**
   * {@code count} numbers with blanks or commas between them.
   *
   * @throws IllegalArgumentException if they are not as many, or no numbers
   */
  public static double[] parseList(String text, int count, String what) {
    String[] parts = text.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          what + ": expected " + count + " numbers, got " + parts.length + " in \"" + text + "\"");
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = parse(parts[i], what);
    }
    return numbers;
  }

  /** The shortest text that reads back to the same bits, with blanks between. */
  public static String format(double... numbers) {
    return DoubleStream.of(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  private static IllegalArgumentException unexpected(String text, String what, Exception cause) {
    return new IllegalArgumentException(
        what + ": expected a finite decimal number, got \"" + text + "\"", cause);
  }
}
