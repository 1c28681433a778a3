package org.athanor.sims.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void normalNumbersHaveTheMomentsOfANormalDistribution() {
    double[] x = new double[200_001];
    Noise.seeded(7, 0).normals(x);
    double[] moments = new double[5];
    for (double value : x) {
      double power = 1;
      for (int k = 1; k <= 4; k++) {
        power *= value;
        moments[k] += power / x.length;
      }
    }
    // Four standard errors: σ(x^k)/√N with σ² = 1, 2, 15, 96.
    double root = Math.sqrt(x.length);
    assertThat(moments[1]).isCloseTo(0, within(4 / root));
    assertThat(moments[2]).isCloseTo(1, within(4 * Math.sqrt(2) / root));
    assertThat(moments[3]).isCloseTo(0, within(4 * Math.sqrt(15) / root));
    assertThat(moments[4]).isCloseTo(3, within(4 * Math.sqrt(96) / root));
  }

  @Test
  void gammaNumbersHaveTheMomentsOfTheirDistribution() {
    for (double shape : new double[] {1, 3.5, 400}) {
      Noise noise = Noise.seeded(9, 1);
      int n = 100_000;
      double mean = 0;
      double square = 0;
      for (int k = 0; k < n; k++) {
        double x = noise.gamma(shape);
        mean += x / n;
        square += (x - shape) * (x - shape) / n;
      }
      // Mean and variance are the shape a; the fourth central moment is 3a² + 6a.
      assertThat(mean).isCloseTo(shape, within(4 * Math.sqrt(shape / n)));
      assertThat(square)
          .isCloseTo(shape, within(4 * Math.sqrt((2 * shape * shape + 6 * shape) / n)));
    }
    assertThatThrownBy(() -> Noise.seeded(1, 1).gamma(0.5)).hasMessageContaining("0.5");
  }

  @Test
  void oneNormalNumberIsTheFirstOfMany() {
    double[] x = new double[1];
    Noise.seeded(7, 3).normals(x);
    assertThat(Noise.seeded(7, 3).normal()).isEqualTo(x[0]);
  }

  @Test
  void goesOnFromASavedStateWithTheSameBits() {
    Noise noise = Noise.seeded(-3, 5);
    noise.uniform();
    noise.normals(new double[3]);
    Noise restored = Noise.restored(noise.state());
    double[] expected = new double[7];
    double[] got = new double[7];
    noise.normals(expected);
    restored.normals(got);
    assertThat(got).isEqualTo(expected);
    assertThat(restored.state()).isEqualTo(noise.state());
  }

  @Test
  void streamsAndSeedsDiffer() {
    double first = Noise.seeded(1, 2).uniform();
    assertThat(Noise.seeded(1, 2).uniform()).isEqualTo(first);
    assertThat(Noise.seeded(1, 3).uniform()).isNotEqualTo(first);
    assertThat(Noise.seeded(2, 2).uniform()).isNotEqualTo(first);
    assertThat(Noise.seeded(2, 1).uniform()).isNotEqualTo(first);
  }

  @Test
  void theBitsAreThoseOfEveryOtherMachine() {
    double[] x = new double[4];
    Noise.seeded(20260520, 1).normals(x);
    // From an independent program (Python) for SplitMix64, xoshiro256++ and the polar method.
    assertThat(x)
        .isEqualTo(
            new double[] {
              -0.6060928988193743, 0.14645703254861295, 1.3152235337690137, 1.3780237370376962
            });
  }
}
