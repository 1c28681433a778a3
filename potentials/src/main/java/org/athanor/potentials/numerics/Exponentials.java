package org.athanor.potentials.numerics;

/**
 * eˣ of many numbers at a time, with the very bits of {@link Exponential#of}: its steps as simple
 * loops, which the compiler turns into vector instructions with or without the Vector API's module.
 * Work arrays of one thread.
 */
public final class Exponentials {
  private double[] power = new double[0];
  private double[] shifted = new double[0];

  /** values[k] ← e^values[k] for the first {@code count} numbers. */
  public void replace(double[] values, int count) {
    if (power.length < count) {
      power = new double[count + count / 4];
      shifted = new double[power.length];
    }
    polynomials(values, power, shifted, count);
    scale(values, power, shifted, count);
  }

  private static void polynomials(double[] values, double[] power, double[] shifted, int count) {
    for (int i = 0; i < count; i++) {
      double bounded = Math.min(Math.max(values[i], Exponential.SMALLEST), Exponential.LARGEST);
      double moved = Math.fma(bounded, Exponential.LOG2_E, Exponential.ROUNDING);
      double k = moved - Exponential.ROUNDING;
      double r = Math.fma(-k, Exponential.LN2_LOW, Math.fma(-k, Exponential.LN2_HIGH, bounded));
      // Written out: a loop within would keep the compiler from using vectors.
      double tail = Math.fma(1 / 6227020800.0, r, 1 / 479001600.0);
      tail = Math.fma(tail, r, 1 / 39916800.0);
      tail = Math.fma(tail, r, 1 / 3628800.0);
      tail = Math.fma(tail, r, 1 / 362880.0);
      tail = Math.fma(tail, r, 1 / 40320.0);
      tail = Math.fma(tail, r, 1 / 5040.0);
      tail = Math.fma(tail, r, 1 / 720.0);
      tail = Math.fma(tail, r, 1 / 120.0);
      tail = Math.fma(tail, r, 1 / 24.0);
      tail = Math.fma(tail, r, 1 / 6.0);
      tail = Math.fma(tail, r, 0.5);
      power[i] = Math.fma(Math.fma(tail, r, 1), r, 1);
      shifted[i] = moved;
    }
  }

  private static void scale(double[] values, double[] power, double[] shifted, int count) {
    for (int i = 0; i < count; i++) {
      double scale =
          Double.longBitsToDouble((Double.doubleToRawLongBits(shifted[i]) + (1023 - 1)) << 52);
      values[i] = values[i] < Exponential.SMALLEST ? 0 : 2 * power[i] * scale;
    }
  }
}
