package org.athanor.config;

/** Which values of a quantity are possible. */
record Range(double low, boolean lowAllowed, double high, String words) {
  static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, "a finite value");
  static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, "a positive value");
  static final Range NOT_NEGATIVE =
      new Range(0, true, Double.POSITIVE_INFINITY, "a value of 0 or more");

  /** From {@code low} to {@code high}, both allowed. */
  static Range between(double low, double high) {
    return new Range(low, true, high, "a value from " + brief(low) + " to " + brief(high));
  }

  boolean contains(double value) {
    return Double.isFinite(value) && (lowAllowed ? value >= low : value > low) && value <= high;
  }

  private static String brief(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
