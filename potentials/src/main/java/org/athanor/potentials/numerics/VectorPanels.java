package org.athanor.potentials.numerics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many columns at a time as a register holds; eight sums are under way at once. */
final class VectorPanels implements Panels {
  private static final VectorSpecies<Double> LANES =
      DoubleVector.SPECIES_PREFERRED.length() > WIDTH
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int N = LANES.length();

  @Override
  public void products(double[] values, int first, int second, int rows, double[] tile) {
    if (N == WIDTH) {
      whole(values, first, second, rows, tile);
      return;
    }
    for (int a = 0; a < WIDTH; a += 4) {
      int b = 0;
      for (; b + 2 * N <= WIDTH; b += 2 * N) {
        fourByTwo(values, first + a, second + b, rows, tile, WIDTH * a + b);
      }
    }
  }

  private static DoubleVector times(double factor, DoubleVector row, DoubleVector sum) {
    return DoubleVector.broadcast(LANES, factor).fma(row, sum);
  }

  /** Registers that hold a panel's width. */
  private static void whole(double[] v, int first, int second, int rows, double[] tile) {
    DoubleVector s0 = DoubleVector.zero(LANES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    int p = first;
    int q = second;
    for (int r = 0; r < rows; r++, p += WIDTH, q += WIDTH) {
      DoubleVector row = DoubleVector.fromArray(LANES, v, q);
      s0 = times(v[p], row, s0);
      s1 = times(v[p + 1], row, s1);
      s2 = times(v[p + 2], row, s2);
      s3 = times(v[p + 3], row, s3);
      s4 = times(v[p + 4], row, s4);
      s5 = times(v[p + 5], row, s5);
      s6 = times(v[p + 6], row, s6);
      s7 = times(v[p + 7], row, s7);
    }
    s0.intoArray(tile, 0);
    s1.intoArray(tile, WIDTH);
    s2.intoArray(tile, 2 * WIDTH);
    s3.intoArray(tile, 3 * WIDTH);
    s4.intoArray(tile, 4 * WIDTH);
    s5.intoArray(tile, 5 * WIDTH);
    s6.intoArray(tile, 6 * WIDTH);
    s7.intoArray(tile, 7 * WIDTH);
  }

  /** Narrower registers: four columns of the first panel, two registers of the second. */
  private static void fourByTwo(
      double[] v, int first, int second, int rows, double[] tile, int at) {
    DoubleVector a0 = DoubleVector.zero(LANES);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector b3 = a0;
    int p = first;
    int q = second;
    for (int r = 0; r < rows; r++, p += WIDTH, q += WIDTH) {
      DoubleVector left = DoubleVector.fromArray(LANES, v, q);
      DoubleVector right = DoubleVector.fromArray(LANES, v, q + N);
      a0 = times(v[p], left, a0);
      b0 = times(v[p], right, b0);
      a1 = times(v[p + 1], left, a1);
      b1 = times(v[p + 1], right, b1);
      a2 = times(v[p + 2], left, a2);
      b2 = times(v[p + 2], right, b2);
      a3 = times(v[p + 3], left, a3);
      b3 = times(v[p + 3], right, b3);
    }
    a0.intoArray(tile, at);
    b0.intoArray(tile, at + N);
    a1.intoArray(tile, at + WIDTH);
    b1.intoArray(tile, at + WIDTH + N);
    a2.intoArray(tile, at + 2 * WIDTH);
    b2.intoArray(tile, at + 2 * WIDTH + N);
    a3.intoArray(tile, at + 3 * WIDTH);
    b3.intoArray(tile, at + 3 * WIDTH + N);
  }
}
