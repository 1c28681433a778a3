package org.athanor.sims.sufficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.Reading;
import org.junit.jupiter.api.Test;

/** Slopes by design: of functions whose slopes are known. */
class GradientTest {
  /** Two indicators of three parameters; the third parameter is seen by neither. */
  private static final List<Reading> INDICATORS =
      List.of(
          new Reading(Indicator.parse("a"), 2, Scalars.of(4, 0, 0)),
          new Reading(Indicator.parse("C11"), 100, Scalars.of(0, 500, 0)));

  private static final Directions DIRECTIONS = Directions.of(INDICATORS, 0.1, 0.1);

  @Test
  void everyFactorIsBalancedAgainstEveryOther() {
    for (int factors : new int[] {1, 3, 7, 8}) {
      Design design = new Design(factors);
      assertThat(design.runs())
          .isEqualTo(factors == 1 ? 4 : factors == 3 ? 8 : factors == 7 ? 16 : 32);
      for (int k = 0; k < factors; k++) {
        for (int l = 0; l < factors; l++) {
          int dot = 0;
          int product = 0;
          for (int run = 0; run < design.runs(); run++) {
            dot += design.sign(run, k) * design.sign(run, l);
            product += design.sign(run, k) * design.sign(run, l) * design.sign(run, 0);
          }
          assertThat(dot).isEqualTo(k == l ? design.runs() : 0);
          assertThat(product).as("products of two fall on no factor").isZero();
        }
      }
    }
  }

  @Test
  void directionsAreThoseOfTheIndicatorsWithStepsThatTheyStand() {
    assertThat(DIRECTIONS.seen()).isEqualTo(2);
    assertThat(DIRECTIONS.axes())
        .containsExactly(Scalars.of(0, 1, 0), Scalars.of(1, 0, 0), Scalars.of(0, 0, 1));
    assertThat(DIRECTIONS.steps().get(0)).isCloseTo(0.02, within(1e-15));
    assertThat(DIRECTIONS.steps().get(1)).isCloseTo(0.05, within(1e-15));
    assertThat(DIRECTIONS.steps().get(2)).isEqualTo(0.1);
  }

  /**
   * Products of two parameters and one offset a seed do no harm; shares are those of the slopes.
   */
  @Test
  void findsTheSlopesOfAFunction() {
    Gradient gradient =
        gradient(
            2,
            (theta, noise) ->
                7
                    + 3 * theta.get(0)
                    - 4 * theta.get(1)
                    + 12 * theta.get(2)
                    + 50 * theta.get(0) * theta.get(2));
    assertThat(gradient.byParameters().get(0)).isCloseTo(3, within(1e-12));
    assertThat(gradient.byParameters().get(1)).isCloseTo(-4, within(1e-12));
    assertThat(gradient.byParameters().get(2)).isCloseTo(12, within(1e-12));
    assertThat(gradient.share()).isCloseTo(25.0 / 169, within(1e-12));
  }

  /** Over 200 repetitions slopes scatter as their errors say, and noise alone gives χ² of 1. */
  @Test
  void errorsAreThoseOfTheScatter() {
    double chiSquare = 0;
    double unseen = 0;
    for (int repetition = 0; repetition < 200; repetition++) {
      Noise noise = Noise.seeded(5, repetition);
      Gradient gradient = gradient(2, (theta, seed) -> 3 * theta.get(0) + 0.3 * noise.normal());
      double off = (gradient.slopes().get(1) - 3) / gradient.errors().get(1);
      chiSquare += off * off / 200;
      unseen += gradient.unseenChiSquare() / 200;
    }
    // Of Student's t² with 11 degrees of freedom: 11/9 ± 0.15.
    assertThat(chiSquare).isBetween(0.8, 1.8);
    assertThat(unseen).isBetween(0.8, 1.8);
  }

  @Test
  void deviationsArePropagatedAndWhatIsOpenIsSaid() {
    List<Scalars> information =
        List.of(Scalars.of(4, 0, 0), Scalars.of(0, 100, 0), Scalars.of(0, 0, 0));
    Propagation whole = Propagation.of(Scalars.of(3, 4, 0), information);
    assertThat(whole.deviation()).isCloseTo(Math.sqrt(9 / 4.0 + 16 / 100.0), within(1e-14));
    assertThat(whole.open()).isZero();
    assertThat(Propagation.of(Scalars.of(3, 4, 1), information).open()).isPositive();
  }

  private interface Function {
    double at(Scalars theta, int seed);
  }

  private static Gradient gradient(int seeds, Function function) {
    Design design = new Design(3);
    List<Scalars> values = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      double[] own = new double[design.runs()];
      for (int run = 0; run < own.length; run++) {
        own[run] =
            10 * seed + function.at(DIRECTIONS.moved(Scalars.of(0, 0, 0), design, run), seed);
      }
      values.add(Scalars.of(own));
    }
    return Gradient.of(DIRECTIONS, design, values);
  }
}
