package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void agreesWithTheLibraryToOneUnitInTheLastPlace() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      double x = random.nextDouble(-707.9, 709.7);
      double expected = StrictMath.exp(x);
      assertThat(Exponential.of(x)).isBetween(Math.nextDown(expected), Math.nextUp(expected));
    }
  }

  @Test
  void handlesTheEndsOfItsRange() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(1)).isEqualTo(Math.E);
    assertThat(Exponential.of(-709)).isZero();
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exponential.of(709.8)).isInfinite();
    assertThat(Exponential.of(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Exponential.of(Double.NaN)).isNaN();
  }

  @Test
  void hasTheSameBitsInEveryLane() {
    SplittableRandom random = new SplittableRandom(2);
    double[] x = random.doubles(1003, -720, 20).toArray();
    x[0] = Double.NaN;
    x[1] = Double.NEGATIVE_INFINITY;
    x[2] = 800;
    double[] expected = Arrays.stream(x).map(Exponential::of).toArray();
    double[] again = x.clone();
    Rows.of(Lanes.MANY).exponentials(x, x.length);
    assertThat(x).isEqualTo(expected);
    new Exponentials().replace(again, again.length);
    assertThat(again).isEqualTo(expected);
  }
}
