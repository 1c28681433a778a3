package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class DescentTest {
  /** Rosenbrock's valley in n dimensions: 0 at (1, …, 1). */
  private static double valley(double[] x, double[] gradient) {
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int k = 0; k + 1 < x.length; k++) {
      double bent = x[k + 1] - x[k] * x[k];
      sum += 100 * bent * bent + (1 - x[k]) * (1 - x[k]);
      gradient[k] += -400 * x[k] * bent - 2 * (1 - x[k]);
      gradient[k + 1] += 200 * bent;
    }
    return sum;
  }

  private static Descent.State descended(Descent.State from, int steps) {
    Descent.State at = from;
    for (int step = 0; step < steps; step++) {
      Optional<Descent.State> next = Descent.next(DescentTest::valley, at);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
    }
    return at;
  }

  private static Descent.State start() {
    double[] x = new double[30];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 2 == 0 ? -1.2 : 1;
    }
    return Descent.start(DescentTest::valley, Scalars.of(x));
  }

  @Test
  void itFindsTheBottomOfACrookedValley() {
    Descent.State found = descended(start(), 400);
    assertThat(found.value()).isLessThan(1e-18);
    for (int k = 0; k < 30; k++) {
      assertThat(found.x().get(k)).isCloseTo(1, within(1e-8));
    }
    assertThat(found.evaluations()).isLessThan(400);
  }

  @Test
  void everyStepMeetsTheStrongConditionsOfWolfe() {
    Descent.State at = start();
    for (int step = 0; step < 40; step++) {
      Descent.State next = Descent.next(DescentTest::valley, at).orElseThrow();
      double[] along = next.x().toArray();
      for (int k = 0; k < along.length; k++) {
        along[k] -= at.x().get(k);
      }
      double before = Descent.dot(at.gradient().toArray(), along);
      double after = Descent.dot(next.gradient().toArray(), along);
      assertThat(before).isNegative();
      assertThat(next.value()).isLessThanOrEqualTo(at.value() + 1e-4 * before);
      assertThat(Math.abs(after)).isLessThanOrEqualTo(0.9 * Math.abs(before));
      at = next;
    }
    assertThat(at.count()).isEqualTo(40);
    assertThat(at.steps()).hasSize(Descent.MEMORY);
  }

  @Test
  void aStateIsAllThereIs() {
    Descent.State whole = descended(start(), 50);
    Descent.State half = descended(start(), 23);
    Descent.State copy =
        new Descent.State(
            Scalars.of(half.x().toArray()),
            Scalars.of(half.gradient().toArray()),
            half.values(),
            half.steps(),
            half.turns(),
            half.evaluations());
    assertThat(descended(copy, 27)).isEqualTo(whole);
  }

  @Test
  void whereNothingIsLowerItStays() {
    Descent.State bottom =
        Descent.start(DescentTest::valley, Scalars.of(new double[] {1, 1, 1, 1}));
    assertThat(Descent.next(DescentTest::valley, bottom)).isEmpty();
  }
}
