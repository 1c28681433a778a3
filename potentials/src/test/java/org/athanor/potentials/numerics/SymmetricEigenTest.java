package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 29, 50, 117})
  void agreesWithAnotherLibrary(int n) {
    double[] a = random(n, n);
    double[] expected = eigenvaluesByEjml(a, n);
    double[] values = new double[n];
    new SymmetricEigen().values(block(a.clone(), n), n, values);
    double[] withVectors = new double[n];
    double[] v = new double[a.length];
    new SymmetricEigen().vectors(block(a.clone(), n), n, withVectors, block(v, n), n);
    for (int m = 0; m < n; m++) {
      assertThat(values[m]).isCloseTo(expected[m], within(1e-13 * n));
      assertThat(withVectors[m]).isCloseTo(expected[m], within(1e-13 * n));
    }
    assertRebuilds(a, v, values, n);
  }

  @Test
  void separatesDegenerateAndGradedMatrices() {
    int n = 12;
    double[] a = new double[n * Rows.padded(n)];
    double[] expected = new double[n];
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles(n, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(x).map(t -> t * t).sum());
    // 3·1 − 2·x xᵀ: eleven eigenvalues 3 and one 1.
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double delta = i == j ? 3 : 0;
        a[i * Rows.padded(n) + j] = delta - 2 * x[i] * x[j] / (norm * norm);
      }
      expected[i] = i == n - 1 ? 1 : 3;
    }
    double[] values = new double[n];
    double[] v = new double[a.length];
    new SymmetricEigen().vectors(block(a.clone(), n), n, values, block(v, n), n);
    assertThat(values).containsExactly(expected, within(1e-14 * 3 * 4));
    assertRebuilds(a, v, values, n);
  }

  /** A lower triangle of 24 rows, every zero of which holds rounding of 1e-17. */
  @Test
  void convergesWhereZeroBlocksHoldRounding() throws IOException {
    List<String> lines;
    try (InputStream stream = getClass().getResourceAsStream("zero-blocks.txt")) {
      lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    int n = lines.size();
    double[] a = new double[n * Rows.padded(n)];
    for (int i = 0; i < n; i++) {
      String[] row = lines.get(i).trim().split(" ", -1);
      for (int j = 0; j <= i; j++) {
        a[i * Rows.padded(n) + j] = Double.parseDouble(row[j]);
        a[j * Rows.padded(n) + i] = a[i * Rows.padded(n) + j];
      }
    }
    double[] expected = eigenvaluesByEjml(a, n);
    double[] values = new double[n];
    new SymmetricEigen().values(block(a.clone(), n), n, values);
    double[] withVectors = new double[n];
    double[] v = new double[a.length];
    new SymmetricEigen().vectors(block(a.clone(), n), n, withVectors, block(v, n), n);
    assertThat(values).containsExactly(expected, within(1e-14 * expected[0]));
    assertThat(withVectors).containsExactly(expected, within(1e-14 * expected[0]));
  }

  @Test
  void knowsZeroAndDiagonalMatrices() {
    double[] values = new double[5];
    new SymmetricEigen().values(block(new double[40], 5), 5, values);
    assertThat(values).containsOnly(0.0);
    double[] a = new double[40];
    for (int i = 0; i < 5; i++) {
      a[9 * i] = i - 2;
    }
    double[] v = new double[40];
    new SymmetricEigen().vectors(block(a, 5), 5, values, block(v, 5), 2);
    assertThat(values).containsExactly(2, 1, 0, -1, -2);
    assertThat(Math.abs(v[4])).isEqualTo(1);
    assertThat(Math.abs(v[8 + 3])).isEqualTo(1);
    assertThat(Arrays.copyOfRange(v, 16, 40)).containsOnly(0.0);
  }

  @Test
  void hasTheSameBitsInEveryLane() {
    SymmetricEigen one = new SymmetricEigen(Lanes.ONE);
    SymmetricEigen many = new SymmetricEigen(Lanes.MANY);
    // Sizes that rise and fall: what a larger matrix left in the work arrays must not matter.
    for (int n : new int[] {40, 3, 29, 8, 33, 29}) {
      double[] a = random(n, 100 + n);
      double[] first = new double[n];
      double[] second = new double[n];
      double[] v = new double[a.length];
      double[] w = new double[a.length];
      one.vectors(block(a.clone(), n), n, first, block(v, n), n);
      many.vectors(block(a.clone(), n), n, second, block(w, n), n);
      assertThat(second).isEqualTo(first);
      assertThat(w).isEqualTo(v);
      one.values(block(a.clone(), n), n, first);
      many.values(block(a.clone(), n), n, second);
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void refusesWhatIsNotANumber() {
    double[] a = random(6, 1);
    a[1] = Double.NaN;
    a[8] = Double.NaN;
    assertThatThrownBy(() -> new SymmetricEigen().values(block(a, 6), 6, new double[6]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("finite");
  }

  private static void assertRebuilds(double[] a, double[] v, double[] values, int n) {
    int stride = Rows.padded(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = i;
        int column = j;
        double element =
            IntStream.range(0, n)
                .mapToDouble(m -> values[m] * v[m * stride + row] * v[m * stride + column])
                .sum();
        double product =
            IntStream.range(0, n)
                .mapToDouble(k -> v[row * stride + k] * v[column * stride + k])
                .sum();
        assertThat(element).isCloseTo(a[i * stride + j], within(1e-13 * n));
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-13 * n));
      }
    }
  }

  private static double[] eigenvaluesByEjml(double[] a, int n) {
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    matrix.set(n, n, true, new double[n * n]);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, a[i * Rows.padded(n) + j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    assertThat(eigen.decompose(matrix)).isTrue();
    return IntStream.range(0, n)
        .mapToDouble(m -> -eigen.getEigenvalue(m).getReal())
        .sorted()
        .map(x -> -x)
        .toArray();
  }

  private static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = Rows.padded(n);
    double[] a = new double[n * stride];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * stride + j] = random.nextDouble(-1, 1);
        a[j * stride + i] = a[i * stride + j];
      }
    }
    return a;
  }

  private static Rows.Block block(double[] values, int n) {
    return new Rows.Block(values, 0, Rows.padded(n));
  }
}
