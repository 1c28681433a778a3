package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 21, 50})
  void solvesAndKnowsDeterminantAndTrace(int n) {
    double[] a = positive(n);
    double[] eigenvalues = new double[n];
    double[] shifted = a.clone();
    for (int i = 0; i < n; i++) {
      shifted[i * Rows.padded(n) + i] += 0.25;
    }
    double[] x = new SplittableRandom(7).doubles(n, -1, 1).toArray();
    double[] b = times(shifted, x, n);
    new SymmetricEigen().values(new Rows.Block(shifted, 0, Rows.padded(n)), n, eigenvalues);
    Cholesky cholesky = new Cholesky(n);
    cholesky.factor(a, 0.25);
    cholesky.solve(b, 0);
    double logDeterminant = 0;
    double trace = 0;
    for (double eigenvalue : eigenvalues) {
      logDeterminant += Math.log(eigenvalue);
      trace += 1 / eigenvalue;
    }
    assertThat(b).containsExactly(x, within(1e-11));
    assertThat(cholesky.logDeterminant()).isCloseTo(logDeterminant, within(1e-11));
    assertThat(cholesky.inverseTrace()).isCloseTo(trace, within(1e-10));
  }

  @Test
  void hasTheSameBitsInEveryLane() {
    int n = 21;
    Cholesky one = new Cholesky(n, Lanes.ONE);
    Cholesky many = new Cholesky(n, Lanes.MANY);
    one.factor(positive(n), 1e-3);
    many.factor(positive(n), 1e-3);
    assertThat(many.logDeterminant()).isEqualTo(one.logDeterminant());
    assertThat(many.inverseTrace()).isEqualTo(one.inverseTrace());
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThatThrownBy(() -> new Cholesky(2).factor(new double[16], -1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("positive definite")
        .hasMessageContaining("-1.0");
  }

  private static double[] times(double[] a, double[] x, int n) {
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i] += a[i * Rows.padded(n) + j] * x[j];
      }
    }
    return b;
  }

  private static double[] positive(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] rows = random.doubles((long) n * n, -1, 1).toArray();
    double[] a = new double[n * Rows.padded(n)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          a[i * Rows.padded(n) + j] += rows[i * n + k] * rows[j * n + k];
        }
      }
    }
    return a;
  }
}
