package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermitianEigenTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 32, 64})
  void rebuildsTheMatrix(int n) {
    double[] a = random(n, n);
    Result result = solved(new HermitianEigen(), a, n);
    assertRebuilds(a, result, n);
    // Against the real matrix [[Re, −Im], [Im, Re]], which has every eigenvalue twice.
    double[] twice = new double[2 * n];
    new SymmetricEigen()
        .values(new Rows.Block(embedded(a, n), 0, Rows.padded(2 * n)), 2 * n, twice);
    for (int m = 0; m < n; m++) {
      assertThat(result.values[m]).isCloseTo(twice[2 * m], within(1e-13 * n));
      assertThat(result.values[m]).isCloseTo(twice[2 * m + 1], within(1e-13 * n));
    }
  }

  @Test
  void knowsThePauliMatrixOfY() {
    double[] a = new double[2 * 2 * 8];
    a[8 + 1] = -1;
    a[3 * 8] = 1;
    Result result = solved(new HermitianEigen(), a, 2);
    assertThat(result.values).containsExactly(new double[] {1, -1}, within(1e-15));
    assertRebuilds(a, result, 2);
  }

  @Test
  void separatesDegenerateMatrices() {
    int n = 12;
    double[] a = new double[2 * n * Rows.padded(n)];
    SplittableRandom random = new SplittableRandom(5);
    double[] x = random.doubles(2L * n, -1, 1).toArray();
    double norm = 0;
    for (double component : x) {
      norm += component * component;
    }
    // 3·1 − 2·x x*: eleven eigenvalues 3 and one 1.
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double real = x[2 * i] * x[2 * j] + x[2 * i + 1] * x[2 * j + 1];
        double imaginary = x[2 * i + 1] * x[2 * j] - x[2 * i] * x[2 * j + 1];
        a[2 * i * Rows.padded(n) + j] = (i == j ? 3 : 0) - 2 * real / norm;
        a[(2 * i + 1) * Rows.padded(n) + j] = -2 * imaginary / norm;
      }
    }
    Result result = solved(new HermitianEigen(), a, n);
    for (int m = 0; m < n; m++) {
      assertThat(result.values[m]).isCloseTo(m == n - 1 ? 1 : 3, within(1e-13));
    }
    assertRebuilds(a, result, n);
  }

  @Test
  void hasTheSameBitsInEveryLane() {
    HermitianEigen one = new HermitianEigen(Lanes.ONE);
    HermitianEigen many = new HermitianEigen(Lanes.MANY);
    // Sizes that rise and fall: what a larger matrix left in the work arrays must not matter.
    for (int n : new int[] {40, 3, 29, 8, 33, 29}) {
      double[] a = random(n, 100 + n);
      Result first = solved(one, a, n);
      Result second = solved(many, a, n);
      assertThat(second.values).isEqualTo(first.values);
      assertThat(second.vectors).isEqualTo(first.vectors);
    }
  }

  @Test
  void refusesWhatIsNotANumber() {
    double[] a = random(6, 1);
    a[1] = Double.NaN;
    assertThatThrownBy(() -> solved(new HermitianEigen(), a, 6))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("finite");
  }

  // An array component: results of one test, never compared as records.
  @SuppressWarnings("ArrayRecordComponent")
  private record Result(double[] values, double[] vectors) {}

  private static Result solved(HermitianEigen eigen, double[] a, int n) {
    int stride = Rows.padded(n);
    Result result = new Result(new double[n], new double[2 * n * stride]);
    eigen.vectors(
        new Rows.Block(a.clone(), 0, stride),
        n,
        result.values,
        new Rows.Block(result.vectors, 0, 2 * stride));
    return result;
  }

  private static void assertRebuilds(double[] a, Result result, int n) {
    int stride = Rows.padded(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double[] sum = new double[4];
        for (int m = 0; m < n; m++) {
          int row = 2 * m * stride;
          double real = product(result.vectors, row, stride, i, j);
          double imaginary = crossed(result.vectors, row, stride, i, j);
          sum[0] += result.values[m] * real;
          sum[1] += result.values[m] * imaginary;
          sum[2] += real;
          sum[3] += imaginary;
        }
        double allowed = 1e-13 * n;
        assertThat(sum[0]).isCloseTo(a[2 * i * stride + j], within(allowed));
        assertThat(sum[1]).isCloseTo(a[(2 * i + 1) * stride + j], within(allowed));
        assertThat(sum[2]).isCloseTo(i == j ? 1 : 0, within(allowed));
        assertThat(sum[3]).isCloseTo(0, within(allowed));
      }
    }
  }

  /** Re v_i conj(v_j). */
  private static double product(double[] v, int row, int half, int i, int j) {
    return v[row + i] * v[row + j] + v[row + half + i] * v[row + half + j];
  }

  /** Im v_i conj(v_j). */
  private static double crossed(double[] v, int row, int half, int i, int j) {
    return v[row + half + i] * v[row + j] - v[row + i] * v[row + half + j];
  }

  private static double[] embedded(double[] a, int n) {
    int stride = Rows.padded(n);
    int wide = Rows.padded(2 * n);
    double[] b = new double[2 * n * wide];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double real = a[2 * i * stride + j];
        double imaginary = a[(2 * i + 1) * stride + j];
        b[i * wide + j] = real;
        b[(n + i) * wide + n + j] = real;
        b[(n + i) * wide + j] = imaginary;
        b[i * wide + n + j] = -imaginary;
      }
    }
    return b;
  }

  private static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = Rows.padded(n);
    double[] a = new double[2 * n * stride];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[2 * i * stride + j] = random.nextDouble(-1, 1);
        a[2 * j * stride + i] = a[2 * i * stride + j];
        a[(2 * i + 1) * stride + j] = random.nextDouble(-1, 1);
        a[(2 * j + 1) * stride + i] = -a[(2 * i + 1) * stride + j];
      }
      a[2 * i * stride + i] = random.nextDouble(-1, 1);
    }
    return a;
  }
}
