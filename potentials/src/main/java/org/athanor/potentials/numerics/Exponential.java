package org.athanor.potentials.numerics;

/**
 * The exponential function with the same bits on every machine, to about one unit in the last
 * place.
 *
 * <p>x = k ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor polynomial of degree 13, whose remainder
 * is below 5e-18; every step is a fused multiply-add, so no compiler or processor can round it
 * another way. (ln 2 in two parts after Cody and Waite, Software Manual for the Elementary
 * Functions, 1980.)
 *
 * <p>Below −708, where the result would leave the normal numbers, it is 0.
 */
public final class Exponential {
  static final double LOG2_E = 1.4426950408889634;

  /** ln 2, its first bits; times any k in range it is exact. */
  static final double LN2_HIGH = 0x1.62e42fee00000p-1;

  /** ln 2 − LN2_HIGH. */
  static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** Adding this rounds to an integer, which then stands in the last bits. */
  static final double ROUNDING = 0x1.8p52;

  static final double SMALLEST = -708;
  static final double LARGEST = 710;

  /** 1/13!, 1/12!, ... 1/2!. */
  static final double[] TAYLOR = {
    1 / 6227020800.0,
    1 / 479001600.0,
    1 / 39916800.0,
    1 / 3628800.0,
    1 / 362880.0,
    1 / 40320.0,
    1 / 5040.0,
    1 / 720.0,
    1 / 120.0,
    1 / 24.0,
    1 / 6.0,
    0.5
  };

  private Exponential() {}

  /** eˣ; 0 below −708, infinite above 709.78, NaN for NaN. */
  public static double of(double x) {
    double bounded = Math.min(Math.max(x, SMALLEST), LARGEST);
    double shifted = Math.fma(bounded, LOG2_E, ROUNDING);
    double k = shifted - ROUNDING;
    double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, bounded));
    double tail = TAYLOR[0];
    for (int i = 1; i < TAYLOR.length; i++) {
      tail = Math.fma(tail, r, TAYLOR[i]);
    }
    double power = Math.fma(Math.fma(tail, r, 1), r, 1);
    // The shift drops all but k − 1 and the exponent's bias; the factor 2 keeps k = 1024 in range.
    double scale =
        Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + (1023 - 1)) << 52);
    return x < SMALLEST ? 0 : 2 * power * scale;
  }
}
