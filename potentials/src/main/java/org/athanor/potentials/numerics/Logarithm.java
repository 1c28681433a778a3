package org.athanor.potentials.numerics;

/**
 * The natural logarithm with the same bits on every machine, to about one unit in the last place.
 *
 * <p>x = 2ᵏ m with √½ ≤ m &lt; √2; ln m = 2 artanh s with s = (m − 1)/(m + 1), by its series up to
 * s²¹, whose remainder is below 2e-18. (ln 2 in two parts as in {@link Exponential}.)
 */
public final class Logarithm {
  static final double ROOT_TWO = 1.4142135623730951;

  /** 1/21, 1/19, ... 1/3. */
  private static final double[] SERIES = {
    1 / 21.0, 1 / 19.0, 1 / 17.0, 1 / 15.0, 1 / 13.0, 1 / 11.0, 1 / 9.0, 1 / 7.0, 1 / 5.0, 1 / 3.0
  };

  private Logarithm() {}

  /** ln x of a positive, normal, finite number; for any other number what StrictMath says. */
  public static double of(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    double m = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
    if (m > ROOT_TWO) {
      m *= 0.5;
      exponent++;
    }
    double f = m - 1;
    double s = f / (m + 1);
    double square = s * s;
    double tail = SERIES[0];
    for (int i = 1; i < SERIES.length; i++) {
      tail = Math.fma(tail, square, SERIES[i]);
    }
    // 2s = f − s f exactly, so that the leading part f is not rounded.
    double rest = s * (2 * square * tail - f);
    return Math.fma(exponent, Exponential.LN2_HIGH, f)
        + Math.fma(exponent, Exponential.LN2_LOW, rest);
  }
}
