package org.athanor.sims.properties;

import java.util.Optional;
import org.athanor.sims.status.Format;

/**
 * A line of a table for people.
 *
 * @param name what it is
 * @param value the number, as text
 * @param unit its unit; empty for pure numbers and words
 * @param uncertainty how far off it may be, as text
 */
record Quantity(String name, String value, String unit, Optional<String> uncertainty) {
  private static final double LEAST = 1e-5;

  static Quantity of(String name, double value, int figures, String unit) {
    return new Quantity(name, Format.figures(value, figures), unit, Optional.empty());
  }

  static Quantity words(String name, String words) {
    return new Quantity(name, words, "", Optional.empty());
  }

  /** With so many decimals as its uncertainty, of two figures, deserves; five at the most. */
  static Quantity of(String name, double value, String unit, double uncertainty) {
    double size = Math.max(Math.abs(uncertainty), LEAST);
    int decimals = Math.clamp(1 - (int) Math.floor(StrictMath.log10(size)), 0, 5);
    String error = Math.abs(uncertainty) < LEAST ? "less than 0.00001" : Format.figures(size, 2);
    return new Quantity(name, Format.decimals(value, decimals), unit, Optional.of(error));
  }
}
