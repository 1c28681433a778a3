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
  static Quantity of(String name, double value, int figures, String unit) {
    return new Quantity(name, Format.figures(value, figures), unit, Optional.empty());
  }

  static Quantity words(String name, String words) {
    return new Quantity(name, words, "", Optional.empty());
  }

  /** With so many decimals as its uncertainty, of two figures, deserves; six at the most. */
  static Quantity of(String name, double value, String unit, double uncertainty) {
    double size = Math.max(Math.abs(uncertainty), 1e-6 * Math.max(1e-3, Math.abs(value)));
    int decimals = Math.clamp(1 - (int) Math.floor(StrictMath.log10(size)), 0, 6);
    return new Quantity(
        name,
        Format.decimals(value, decimals),
        unit,
        Optional.of(Format.figures(Math.abs(uncertainty), 2)));
  }
}
