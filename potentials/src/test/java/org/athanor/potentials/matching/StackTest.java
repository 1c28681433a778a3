package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class StackTest {
  private static final DMatrixRMaj WANTED = new DMatrixRMaj(new double[][] {{1, 0}, {1, 1}});

  /** F = diag(4, 25). */
  @Test
  void variancesByHand() {
    Stack stack = new Stack(2);
    stack.add(new double[] {1, 0}, 2);
    stack.add(new double[] {0, 3, 0, 4}, 1);
    assertThat(stack.variances(WANTED, Stack.OUTSIDE))
        .containsExactly(new double[] {0.25 + 0.04, 0.04}, within(1e-15));
  }

  /** F = XᵀX loses (1e-9)², the rows do not. */
  @Test
  void nearlyDependentRowsKeepTheirDigits() {
    Stack stack = new Stack(2);
    stack.add(new double[] {1, 1, 1, 1 + 1e-9}, 1);
    DMatrixRMaj difference = new DMatrixRMaj(new double[][] {{1}, {-1}});
    double e = (1 + 1e-9) - 1;
    double expected = ((2 + e) * (2 + e) + 4) / (e * e);
    assertThat(stack.variances(difference, Stack.OUTSIDE)[0] / expected).isEqualTo(1, within(1e-6));
  }

  @Test
  void whatIsNotSaidIsInfinitelyUncertain() {
    Stack stack = new Stack(2);
    assertThat(stack.variances(WANTED, Stack.OUTSIDE)[1]).isInfinite();
    stack.add(new double[] {0, 1}, 2);
    assertThat(stack.variances(WANTED, Stack.OUTSIDE))
        .containsExactly(Double.POSITIVE_INFINITY, 0.25);
    assertThat(stack.variances(WANTED, 1)[0]).isEqualTo(0.25, within(1e-15));
  }

  /** More rows than are kept at a time: each repeated row adds its square. */
  @Test
  void manyRowsAreFolded() {
    Stack stack = new Stack(2);
    for (int k = 0; k < 10_000; k++) {
      stack.add(new double[] {1, 0, 0, 2}, 1);
    }
    assertThat(stack.variances(WANTED, Stack.OUTSIDE)[1] * 40_000).isEqualTo(1, within(1e-12));
  }
}
