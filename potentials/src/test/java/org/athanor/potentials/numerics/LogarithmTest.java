package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  @Test
  void agreesWithStrictMathToTwoUnitsInTheLastPlace() {
    SplittableRandom random = new SplittableRandom(4);
    for (int k = 0; k < 200_000; k++) {
      double wide = StrictMath.pow(2, 2000 * random.nextDouble() - 1000);
      double near = 0.5 + 1.5 * random.nextDouble();
      for (double x : new double[] {wide, near}) {
        double exact = StrictMath.log(x);
        assertThat(Math.abs(Logarithm.of(x) - exact))
            .as("ln %s", x)
            .isLessThanOrEqualTo(2 * Math.ulp(exact));
      }
    }
  }

  @Test
  void specialNumbersAreThoseOfStrictMath() {
    for (double x :
        new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1, Double.MIN_VALUE}) {
      assertThat(Double.valueOf(Logarithm.of(x))).isEqualTo(Double.valueOf(StrictMath.log(x)));
    }
  }
}
