package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuinticTableTest {
  private static final double FROM = 0.3;
  private static final double TO = 2.3;

  private static QuinticTable sine(int pieces) {
    QuinticTable.Curve curve =
        (x, target) -> {
          target[0] = Math.sin(3 * x);
          target[1] = 3 * Math.cos(3 * x);
          target[2] = -9 * Math.sin(3 * x);
        };
    return QuinticTable.of(curve, FROM, TO, pieces);
  }

  /** h⁶ max|f⁽⁶⁾|/46080, and not less than a tenth of it. */
  @Test
  void theErrorIsThatOfHermite() {
    for (int pieces : new int[] {5, 10, 20}) {
      double bound = Math.pow(3 * (TO - FROM) / pieces, 6) / 46080;
      QuinticTable table = sine(pieces);
      double worst = 0;
      for (double x = FROM; x <= TO; x += 1e-3) {
        worst = Math.max(worst, Math.abs(table.value(x) - Math.sin(3 * x)));
      }
      assertThat(worst).as("%d pieces", pieces).isBetween(bound / 10, bound * (1 + 1e-6));
    }
  }

  @Test
  void theSlopeIsThatOfTheValue() {
    QuinticTable table = sine(4);
    for (double x = FROM + 0.01; x < TO; x += 0.0437) {
      double difference = (table.value(x + 1e-5) - table.value(x - 1e-5)) / 2e-5;
      assertThat(table.slope(x)).isCloseTo(difference, within(1e-8));
    }
  }

  @Test
  void nodesAreMet() {
    QuinticTable table = sine(4);
    assertThat(table.value(FROM)).isEqualTo(Math.sin(3 * FROM));
    assertThat(table.value(TO)).isCloseTo(Math.sin(3 * TO), within(1e-14));
    assertThat(table.slope(TO)).isCloseTo(3 * Math.cos(3 * TO), within(1e-13));
  }
}
