package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

  @Test
  void hasTheSameBitsForManyAtATime() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = random.doubles(1003, -300, 300).map(power -> StrictMath.pow(10, power)).toArray();
    x[0] = 1;
    x[1] = Math.sqrt(2);
    x[2] = Math.nextUp(Math.sqrt(2));
    x[3] = Double.MIN_NORMAL;
    double[] expected = Arrays.stream(x).map(Logarithm::of).toArray();
    double[] special = {2, 0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 3};
    double[] expectedSpecial = Arrays.stream(special).map(Logarithm::of).toArray();
    Logarithms logarithms = new Logarithms();
    logarithms.replace(x, x.length);
    logarithms.replace(special, special.length);
    assertThat(x).isEqualTo(expected);
    assertThat(special).isEqualTo(expectedSpecial);
  }
}
