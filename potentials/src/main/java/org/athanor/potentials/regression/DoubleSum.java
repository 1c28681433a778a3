package org.athanor.potentials.regression;

/**
 * A sum with twice the digits, as two numbers.
 *
 * <p>Source: T. J. Dekker, Numer. Math. 18, 224 (1971), and D. E. Knuth's exact sum of two numbers.
 */
final class DoubleSum {
  private double high;
  private double low;

  void add(double x) {
    double sum = high + x;
    double part = sum - high;
    low += (high - (sum - part)) + (x - part);
    high = sum;
  }

  /** Adds a · b without rounding the product. */
  void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    low += Math.fma(a, b, -product);
  }

  double value() {
    return high + low;
  }
}
