package org.athanor.potentials.numerics;

/**
 * ln x of many numbers at a time, with the very bits of {@link Logarithm#of}: its steps as simple
 * loops, most of which the compiler turns into vector instructions. Work arrays of one thread.
 */
public final class Logarithms {
  private double[] rest = new double[0];
  private double[] exponent = new double[0];

  /** values[k] ← ln values[k] for the first {@code count} numbers. */
  public void replace(double[] values, int count) {
    if (rest.length < count) {
      rest = new double[count + count / 4];
      exponent = new double[rest.length];
    }
    if (split(values, count)) {
      series(values, count);
    } else {
      for (int k = 0; k < count; k++) {
        values[k] = Logarithm.of(values[k]);
      }
    }
  }

  /** x = 2^exponent (1 + rest), with 1 + rest from √½ to √2; false if a number is out of range. */
  private boolean split(double[] values, int count) {
    for (int k = 0; k < count; k++) {
      double x = values[k];
      if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
        return false;
      }
      long bits = Double.doubleToRawLongBits(x);
      double m = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
      int high = m > Logarithm.ROOT_TWO ? 1 : 0;
      exponent[k] = (int) (bits >>> 52) - 1023 + high;
      // No branch, which would be mispredicted often.
      rest[k] = m * (1 - 0.5 * high) - 1;
    }
    return true;
  }

  private void series(double[] values, int count) {
    for (int k = 0; k < count; k++) {
      double f = rest[k];
      double s = f / (f + 2);
      double square = s * s;
      // Written out: a loop within would keep the compiler from using vectors.
      double tail = Math.fma(1 / 21.0, square, 1 / 19.0);
      tail = Math.fma(tail, square, 1 / 17.0);
      tail = Math.fma(tail, square, 1 / 15.0);
      tail = Math.fma(tail, square, 1 / 13.0);
      tail = Math.fma(tail, square, 1 / 11.0);
      tail = Math.fma(tail, square, 1 / 9.0);
      tail = Math.fma(tail, square, 1 / 7.0);
      tail = Math.fma(tail, square, 1 / 5.0);
      tail = Math.fma(tail, square, 1 / 3.0);
      double low = s * (2 * square * tail - f);
      values[k] =
          Math.fma(exponent[k], Exponential.LN2_HIGH, f)
              + Math.fma(exponent[k], Exponential.LN2_LOW, low);
    }
  }
}
