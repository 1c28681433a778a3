package org.athanor.potentials.numerics;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** As many numbers at a time as a register holds, eight at the most. */
final class VectorRows implements Rows {
  private static final VectorSpecies<Double> LANES =
      DoubleVector.SPECIES_PREFERRED.length() > PADDING
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int N = LANES.length();

  @Override
  public void combine(
      Block rows, int count, double[] coefficients, double[] target, int at, int width) {
    int k = 0;
    for (; k + 4 * N <= width; k += 4 * N) {
      combineFour(rows, count, coefficients, target, at, k);
    }
    for (; k + 2 * N <= width; k += 2 * N) {
      combineTwo(rows, count, coefficients, target, at, k);
    }
    for (; k < width; k += N) {
      combineOne(rows, count, coefficients, target, at, k);
    }
  }

  private static void combineFour(
      Block rows, int count, double[] coefficients, double[] target, int at, int k) {
    double[] m = rows.values();
    DoubleVector a = DoubleVector.zero(LANES);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    int row = rows.from() + k;
    for (int j = 0; j < count; j++, row += rows.stride()) {
      DoubleVector factor = DoubleVector.broadcast(LANES, coefficients[j]);
      a = factor.fma(DoubleVector.fromArray(LANES, m, row), a);
      b = factor.fma(DoubleVector.fromArray(LANES, m, row + N), b);
      c = factor.fma(DoubleVector.fromArray(LANES, m, row + 2 * N), c);
      d = factor.fma(DoubleVector.fromArray(LANES, m, row + 3 * N), d);
    }
    a.intoArray(target, at + k);
    b.intoArray(target, at + k + N);
    c.intoArray(target, at + k + 2 * N);
    d.intoArray(target, at + k + 3 * N);
  }

  private static void combineTwo(
      Block rows, int count, double[] coefficients, double[] target, int at, int k) {
    double[] m = rows.values();
    DoubleVector a = DoubleVector.zero(LANES);
    DoubleVector b = a;
    int row = rows.from() + k;
    for (int j = 0; j < count; j++, row += rows.stride()) {
      DoubleVector factor = DoubleVector.broadcast(LANES, coefficients[j]);
      a = factor.fma(DoubleVector.fromArray(LANES, m, row), a);
      b = factor.fma(DoubleVector.fromArray(LANES, m, row + N), b);
    }
    a.intoArray(target, at + k);
    b.intoArray(target, at + k + N);
  }

  private static void combineOne(
      Block rows, int count, double[] coefficients, double[] target, int at, int k) {
    double[] m = rows.values();
    DoubleVector a = DoubleVector.zero(LANES);
    int row = rows.from() + k;
    for (int j = 0; j < count; j++, row += rows.stride()) {
      DoubleVector factor = DoubleVector.broadcast(LANES, coefficients[j]);
      a = factor.fma(DoubleVector.fromArray(LANES, m, row), a);
    }
    a.intoArray(target, at + k);
  }

  @Override
  public void addOuter(Block rows, int count, double[] factors, double[] row, int width) {
    double[] m = rows.values();
    for (int j = 0; j < count; j++) {
      DoubleVector factor = DoubleVector.broadcast(LANES, factors[j]);
      int start = rows.from() + j * rows.stride();
      for (int k = 0; k < width; k += N) {
        factor
            .fma(DoubleVector.fromArray(LANES, row, k), DoubleVector.fromArray(LANES, m, start + k))
            .intoArray(m, start + k);
      }
    }
  }

  @Override
  public void subtractRankTwo(Block rows, int count, double[] u, double[] w, int width) {
    double[] m = rows.values();
    for (int j = 0; j < count; j++) {
      DoubleVector minusU = DoubleVector.broadcast(LANES, -u[j]);
      DoubleVector minusW = DoubleVector.broadcast(LANES, -w[j]);
      int start = rows.from() + j * rows.stride();
      for (int k = 0; k < width; k += N) {
        DoubleVector first =
            minusW.fma(
                DoubleVector.fromArray(LANES, u, k), DoubleVector.fromArray(LANES, m, start + k));
        minusU.fma(DoubleVector.fromArray(LANES, w, k), first).intoArray(m, start + k);
      }
    }
  }

  @Override
  public void rotate(Block rows, int first, int last, double[] cosine, double[] sine) {
    int k = 0;
    for (; k + 4 * N <= rows.stride(); k += 4 * N) {
      rotateFour(rows, first, last, cosine, sine, k);
    }
    for (; k < rows.stride(); k += N) {
      rotateOne(rows, first, last, cosine, sine, k);
    }
  }

  /** The upper row of each rotation is the lower one of the last, and stays in registers. */
  private static void rotateFour(
      Block rows, int first, int last, double[] cosine, double[] sine, int k) {
    double[] m = rows.values();
    int stride = rows.stride();
    int row = rows.from() + (last + 1) * stride + k;
    DoubleVector a = DoubleVector.fromArray(LANES, m, row);
    DoubleVector b = DoubleVector.fromArray(LANES, m, row + N);
    DoubleVector c = DoubleVector.fromArray(LANES, m, row + 2 * N);
    DoubleVector d = DoubleVector.fromArray(LANES, m, row + 3 * N);
    for (int i = last; i >= first; i--, row -= stride) {
      DoubleVector cos = DoubleVector.broadcast(LANES, cosine[i]);
      DoubleVector sin = DoubleVector.broadcast(LANES, sine[i]);
      DoubleVector minus = DoubleVector.broadcast(LANES, -sine[i]);
      int low = row - stride;
      DoubleVector e = DoubleVector.fromArray(LANES, m, low);
      DoubleVector f = DoubleVector.fromArray(LANES, m, low + N);
      DoubleVector g = DoubleVector.fromArray(LANES, m, low + 2 * N);
      DoubleVector h = DoubleVector.fromArray(LANES, m, low + 3 * N);
      cos.fma(a, sin.mul(e)).intoArray(m, row);
      cos.fma(b, sin.mul(f)).intoArray(m, row + N);
      cos.fma(c, sin.mul(g)).intoArray(m, row + 2 * N);
      cos.fma(d, sin.mul(h)).intoArray(m, row + 3 * N);
      a = minus.fma(a, cos.mul(e));
      b = minus.fma(b, cos.mul(f));
      c = minus.fma(c, cos.mul(g));
      d = minus.fma(d, cos.mul(h));
    }
    a.intoArray(m, row);
    b.intoArray(m, row + N);
    c.intoArray(m, row + 2 * N);
    d.intoArray(m, row + 3 * N);
  }

  private static void rotateOne(
      Block rows, int first, int last, double[] cosine, double[] sine, int k) {
    double[] m = rows.values();
    int stride = rows.stride();
    int row = rows.from() + (last + 1) * stride + k;
    DoubleVector above = DoubleVector.fromArray(LANES, m, row);
    for (int i = last; i >= first; i--, row -= stride) {
      DoubleVector below = DoubleVector.fromArray(LANES, m, row - stride);
      DoubleVector cos = DoubleVector.broadcast(LANES, cosine[i]);
      cos.fma(above, below.mul(sine[i])).intoArray(m, row);
      above = DoubleVector.broadcast(LANES, -sine[i]).fma(above, cos.mul(below));
    }
    above.intoArray(m, row);
  }

  @Override
  public void exponentials(double[] values, int count) {
    int k = 0;
    for (; k + N <= count; k += N) {
      exponential(DoubleVector.fromArray(LANES, values, k)).intoArray(values, k);
    }
    for (; k < count; k++) {
      values[k] = Exponential.of(values[k]);
    }
  }

  /** The steps of {@link Exponential#of}, one by one. */
  private static DoubleVector exponential(DoubleVector x) {
    DoubleVector bounded = x.max(Exponential.SMALLEST).min(Exponential.LARGEST);
    DoubleVector rounding = DoubleVector.broadcast(LANES, Exponential.ROUNDING);
    DoubleVector shifted = bounded.fma(DoubleVector.broadcast(LANES, Exponential.LOG2_E), rounding);
    DoubleVector minusK = rounding.sub(shifted);
    DoubleVector r =
        minusK.fma(
            DoubleVector.broadcast(LANES, Exponential.LN2_LOW),
            minusK.fma(DoubleVector.broadcast(LANES, Exponential.LN2_HIGH), bounded));
    DoubleVector tail = DoubleVector.broadcast(LANES, Exponential.TAYLOR[0]);
    for (int i = 1; i < 12; i++) {
      tail = tail.fma(r, DoubleVector.broadcast(LANES, Exponential.TAYLOR[i]));
    }
    DoubleVector one = DoubleVector.broadcast(LANES, 1);
    DoubleVector power = tail.fma(r, one).fma(r, one);
    LongVector exponent = shifted.reinterpretAsLongs().add(1023 - 1).lanewise(LSHL, 52);
    DoubleVector result = power.mul(2).mul(exponent.reinterpretAsDoubles());
    return result.blend(0, x.compare(LT, Exponential.SMALLEST));
  }
}
