package org.athanor.potentials.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.parallel.Team;
import org.junit.jupiter.api.Test;

class NormalEquationsTest {
  private static final double[] TRUTH = {1, -2, 3, 0.5, 7, -0.1, 2, 4, -3, 1.5, 0.25};

  @Test
  void sumsAreExactToTheLastDigits() {
    double[][] rows = Samples.rows(1234, TRUTH, 0.1, 3);
    NormalEquations sums = Samples.sums(rows);
    assertThat(sums.rows()).isEqualTo(1234);
    for (int k = 0; k <= 10; k += 5) {
      for (int l = k; l <= 11; l++) {
        BigDecimal exact = BigDecimal.ZERO;
        double size = 0;
        for (double[] row : rows) {
          exact = exact.add(new BigDecimal(row[k]).multiply(new BigDecimal(row[l])));
          size += Math.abs(row[k] * row[l]);
        }
        double got = l == 11 ? sums.projection(k) : sums.gram(k, l);
        assertThat(got).isCloseTo(exact.doubleValue(), within(4e-16 * size));
        assertThat(l == 11 ? got : sums.gram(l, k)).isEqualTo(got);
      }
    }
  }

  @Test
  void lanesAndThreadsDoNotChangeABit() {
    double[][] rows = Samples.rows(777, TRUTH, 1, 5);
    NormalEquations one = new NormalEquations(TRUTH.length, Lanes.ONE);
    NormalEquations many = new NormalEquations(TRUTH.length, Lanes.fastest());
    Samples.add(one, rows, Team.alone());
    try (Team team = Team.of(3)) {
      Samples.add(many, rows, team);
    }
    for (int k = 0; k < TRUTH.length; k++) {
      for (int l = 0; l < TRUTH.length; l++) {
        assertThat(many.gram(k, l)).isEqualTo(one.gram(k, l));
      }
      assertThat(many.projection(k)).isEqualTo(one.projection(k));
    }
    assertThat(many.square()).isEqualTo(one.square());
  }

  @Test
  void sumsOfPartsAreTheSumOfAll() {
    double[][] rows = Samples.rows(400, TRUTH, 1, 6);
    NormalEquations whole = Samples.sums(rows);
    NormalEquations parts = Samples.sums(Arrays.copyOfRange(rows, 0, 150));
    NormalEquations copy = parts.copy();
    parts.add(Samples.sums(Arrays.copyOfRange(rows, 150, 400)));
    assertThat(parts.rows()).isEqualTo(400);
    assertThat(copy.rows()).isEqualTo(150);
    assertThat(parts.gram(2, 7)).isCloseTo(whole.gram(2, 7), within(1e-13));
    assertThat(parts.numbers()).isEqualTo(whole.numbers());
    assertThatThrownBy(() -> parts.add(new NormalEquations(3))).hasMessageContaining("got 3");
  }

  @Test
  void aRowTooManyIsRefused() {
    RowBlock block = new RowBlock(1);
    block.clear(1);
    block.add(new double[] {1}, 0, new double[0], 1, 1);
    assertThatThrownBy(() -> block.add(new double[] {1}, 0, new double[0], 1, 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
