package org.athanor.potentials.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WidthTest {
  /** Errors of known widths: variances that spread over two decades. */
  private static void draw(
      long seed, double share, double floor, double[] variances, double[] errors) {
    SplittableRandom random = new SplittableRandom(seed);
    Width truth = new Width(share, floor);
    for (int k = 0; k < errors.length; k++) {
      variances[k] = Math.pow(10, -2 * random.nextDouble());
      errors[k] = truth.deviation(variances[k]) * random.nextGaussian();
    }
  }

  @Test
  void knownNoiseIsFoundAgain() {
    double[] variances = new double[20_000];
    double[] errors = new double[20_000];
    draw(3, 1, 0, variances, errors);
    Width width = Width.calibrated(variances, errors);
    assertThat(width.share()).isCloseTo(1, within(0.03));
    assertThat(width.floor()).isLessThan(0.05);
    draw(4, 0, 0.7, variances, errors);
    width = Width.calibrated(variances, errors);
    assertThat(width.floor()).isCloseTo(0.7, within(0.02));
    assertThat(width.share()).isLessThan(0.05);
  }

  @Test
  void intervalsHoldWhatTheyShouldOfErrorsThatWereNotSeen() {
    double[] variances = new double[400];
    double[] errors = new double[400];
    Coverage.Counts counts = new Coverage.Counts();
    for (int trial = 0; trial < 30; trial++) {
      draw(10 + trial, 2, 0.5, variances, errors);
      Width width = Width.calibrated(variances, errors);
      draw(1000 + trial, 2, 0.5, variances, errors);
      for (int k = 0; k < errors.length; k++) {
        counts.add(errors[k], width.deviation(variances[k]));
      }
    }
    Coverage coverage = counts.coverage();
    assertThat(coverage.count()).isEqualTo(12_000);
    assertThat(coverage.half()).isCloseTo(0.5, within(0.03));
    assertThat(coverage.ninety()).isCloseTo(0.9, within(0.015));
    assertThat(coverage.ninetyFive()).isCloseTo(0.95, within(0.015));
  }

  @Test
  void outliersDoNotWidenWhatHoldsNinetyOfAHundred() {
    double[] variances = new double[1000];
    double[] errors = new double[1000];
    draw(7, 1, 0, variances, errors);
    Width before = Width.calibrated(variances, errors);
    for (int k = 0; k < 20; k++) {
      errors[k] *= 1e4;
    }
    Width after = Width.calibrated(variances, errors);
    assertThat(after.deviation(0.1)).isLessThan(1.3 * before.deviation(0.1));
  }

  @Test
  void fewErrorsGiveTheLargestOfThem() {
    Width width = Width.calibrated(new double[] {1, 1, 1}, new double[] {0.1, -3, 0.2});
    assertThat(Coverage.NINETY * width.deviation(1)).isCloseTo(3, within(1e-12));
    assertThatThrownBy(() -> Width.calibrated(new double[0], new double[0]))
        .hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Width(-1, 0)).hasMessageContaining("-1");
  }
}
