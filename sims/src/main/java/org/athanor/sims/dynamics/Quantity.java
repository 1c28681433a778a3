package org.athanor.sims.dynamics;

/** Checks of numbers that have a unit. */
final class Quantity {
  private Quantity() {}

  static void positive(String what, double value, String unit) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw wrong("a positive " + what, value, unit);
    }
  }

  static void notNegative(String what, double value, String unit) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw wrong("a " + what + " of at least 0", value, unit);
    }
  }

  static void finite(String what, double value, String unit) {
    if (!Double.isFinite(value)) {
      throw wrong("a finite " + what, value, unit);
    }
  }

  private static IllegalArgumentException wrong(String expected, double got, String unit) {
    return new IllegalArgumentException(
        "dynamics: expected " + expected + " in " + unit + ", got " + got);
  }
}
