package org.athanor.sims.strength.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelatedMeanTest {
  private static final int SERIES = 400;
  private static final int LENGTH = 2000;

  /** τ of x_i = a x_{i−1} + noise is ½(1 + a)/(1 − a). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void knowsTheErrorOfAnAutoregressiveSeries(double memory) {
    double time = 0;
    double squares = 0;
    double errors = 0;
    double blockErrors = 0;
    int within = 0;
    for (int k = 0; k < SERIES; k++) {
      CorrelatedMean mean =
          CorrelatedMean.of(Scalars.of(Autoregressive.series(LENGTH, memory, 3.5, k)));
      time += mean.correlationTime() / SERIES;
      squares += (mean.mean() - 3.5) * (mean.mean() - 3.5) / SERIES;
      errors += mean.error() * mean.error() / SERIES;
      blockErrors += mean.blockError() / SERIES;
      within += Math.abs(mean.mean() - 3.5) < 2 * mean.error() ? 1 : 0;
    }
    double expected = 0.5 * (1 + memory) / (1 - memory);
    assertThat(time).isCloseTo(expected, within(0.06 * expected));
    assertThat(Math.sqrt(errors / squares)).isCloseTo(1, within(0.1));
    assertThat(blockErrors / Math.sqrt(squares)).isCloseTo(1.1, within(0.25));
    assertThat((double) within / SERIES).isBetween(0.92, 0.98);
  }

  @Test
  void countsIndependentSamples() {
    CorrelatedMean mean = CorrelatedMean.of(Scalars.of(Autoregressive.series(20_000, 0.8, 0, 1)));
    assertThat(mean.independentSamples()).isCloseTo(20_000 / 9.0, within(400.0));
  }

  @Test
  void doesNotTrustSwings() {
    double[] swinging = Autoregressive.series(LENGTH, -0.5, 0, 1);
    assertThat(CorrelatedMean.of(Scalars.of(swinging)).correlationTime()).isEqualTo(0.5);
  }

  @Test
  void isCertainOfAConstant() {
    CorrelatedMean mean = CorrelatedMean.of(Scalars.of(new double[100]));
    assertThat(mean.error()).isZero();
    assertThat(mean.blockError()).isZero();
  }

  @Test
  void refusesTooFewOrBrokenSamples() {
    assertThatThrownBy(() -> CorrelatedMean.of(Scalars.of(1, 2, 3)))
        .hasMessageContaining("at least 16 finite samples, got 3 of 3");
    double[] broken = new double[20];
    broken[7] = Double.NaN;
    assertThatThrownBy(() -> CorrelatedMean.of(Scalars.of(broken)))
        .hasMessageContaining("got 19 of 20");
  }
}
