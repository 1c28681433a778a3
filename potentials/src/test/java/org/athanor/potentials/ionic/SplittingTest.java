package org.athanor.potentials.ionic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bell and the parts of 1/r that are made of it, against sums and differences. */
class SplittingTest {
  private static final int PANELS = 4000;

  /** Simpson's rule for ∫ χ(u) cos(tu) du from 0 to x. */
  private static double integral(Bell bell, double x, double t) {
    double[] at = new double[3];
    double sum = 0;
    for (int k = 0; k <= PANELS; k++) {
      double u = x * k / PANELS;
      bell.at(u, at);
      int weight = k == 0 || k == PANELS ? 1 : k % 2 == 1 ? 4 : 2;
      sum += weight * at[0] * Math.cos(t * u);
    }
    return sum * x / PANELS / 3;
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 9.2, 13.8, 25, 32})
  void integralAndSpectrumAreThoseOfTheBell(double beta) {
    Bell bell = new Bell(beta);
    for (double x : new double[] {0.05, 0.3, 0.8, 1}) {
      assertThat(bell.integral(x)).isCloseTo(integral(bell, x, 0), within(1e-11));
    }
    for (double t : new double[] {0, 0.5, 3, beta - 0.01, beta, beta + 0.01, 1.7 * beta, 60}) {
      assertThat(bell.spectrum(t * t)).isCloseTo(integral(bell, 1, t), within(1e-9));
    }
  }

  @Test
  void theBellIsOneInTheMiddleAndEndsInSpaceAndAllButInItsSpectrum() {
    Bell bell = new Bell(20);
    double[] at = new double[3];
    bell.at(0, at);
    assertThat(at[0]).isCloseTo(1, within(1e-14));
    bell.at(1, at);
    assertThat(at[0]).isZero();
    for (double t = 21; t < 100; t += 0.3) {
      double share = bell.spectrum(t * t) / bell.spectrum(0);
      assertThat(share).isCloseTo(0, within(40 * Math.exp(-20)));
    }
  }

  @Test
  void derivativesAreSlopes() {
    Bell bell = new Bell(13);
    double[] at = new double[3];
    double[] up = new double[3];
    double[] down = new double[3];
    double h = 1e-5;
    for (double x : new double[] {-0.7, 0.1, 0.6, 0.97}) {
      bell.at(x, at);
      bell.at(x + h, up);
      bell.at(x - h, down);
      assertThat(at[1]).isCloseTo((up[0] - down[0]) / (2 * h), within(1e-7));
      assertThat(at[2]).isCloseTo((up[1] - down[1]) / (2 * h), within(1e-6));
    }
    for (double square : new double[] {0.2, 50, 168.9, 169.4, 300}) {
      bell.spectrumAt(square, at);
      bell.spectrumAt(square + h, up);
      bell.spectrumAt(square - h, down);
      assertThat(at[1]).isCloseTo((up[0] - down[0]) / (2 * h), within(1e-10));
      assertThat(at[2]).isCloseTo((up[1] - down[1]) / (2 * h), within(1e-10));
    }
  }

  /** Near part and its derivatives, of the splitting and of damped and shifted charges. */
  @Test
  void nearPartsHaveTheirSlopesAndEndWithoutAStep() {
    double[] at = new double[3];
    double[] up = new double[3];
    double[] down = new double[3];
    double h = 1e-5;
    Screening screening = Screening.of(new Electrostatics.DampedShifted(0.25), 8);
    for (NearPart part : new NearPart[] {new Splitting(12, 8), screening}) {
      for (double r : new double[] {0.7, 2, 5, 7.9}) {
        part.near(r, at);
        part.near(r + h, up);
        part.near(r - h, down);
        assertThat(at[1]).isCloseTo((up[0] - down[0]) / (2 * h), within(1e-8));
        assertThat(at[2]).isCloseTo((up[1] - down[1]) / (2 * h), within(1e-7));
      }
      part.near(8, at);
      assertThat(at[0]).isCloseTo(0, within(1e-15));
      assertThat(at[1]).isCloseTo(0, within(1e-15));
    }
  }
}
