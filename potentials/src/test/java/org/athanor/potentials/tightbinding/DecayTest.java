package org.athanor.potentials.tightbinding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Derivatives;
import org.junit.jupiter.api.Test;

class DecayTest {
  private static final TightBindingParameters CARBON = TightBindingParameters.carbon();
  private static final TightBindingParameters SILICON = TightBindingParameters.silicon();

  /**
   * Xu et al. (1992), Table 2, as five programs have it. Here the coefficients follow from r₁, r_m
   * and continuity, so the agreement also proves r_c, n_c, m_c and d_c.
   */
  @Test
  void carbonsTailsHaveThePublishedCoefficients() {
    assertTail(
        CARBON.hopping().ss(),
        -5.0,
        6.7392620074314e-3,
        -8.1885359517898e-2,
        0.1932365259144,
        0.3542874332380);
    assertTail(
        CARBON.repulsion(), 1, 2.2504290109e-8, -1.4408640561e-6, 2.1043303374e-5, 6.6024390226e-5);
  }

  /** Coefficients that another program for silicon works with. */
  @Test
  void siliconsTailsHaveTheCoefficientsOfAnotherProgram() {
    assertTail(SILICON.hopping().ss(), -2.038, 3.17229e-5, -7.21508e-4, 5.30131e-3, -1.26942e-2);
    assertTail(SILICON.hopping().sp(), 1.745, 1.49092e-3, -1.82203e-2, 5.30362e-2, 1.62594e-2);
    assertTail(SILICON.hopping().sigma(), 2.75, 1.03039e-2, -7.44898e-2, -0.276367, 2.12145);
    assertTail(SILICON.hopping().pi(), -1.075, 1.03039e-2, -7.44898e-2, -0.276367, 2.12145);
    assertTail(
        SILICON.repulsion(),
        1,
        1.878970043092705e-11,
        -1.322056910835325e-9,
        1.43237933661923e-8,
        -4.246818966596628e-8);
  }

  @Test
  void slopesAreThoseOfTheValue() {
    for (Decay decay : new Decay[] {CARBON.hopping().sp(), CARBON.repulsion()}) {
      Radial radial = new Radial(decay);
      for (double r : new double[] {1.2, 1.7, 2.3, 2.5, 2.59}) {
        double slope = Derivatives.slope(h -> radial.value(r + h), 1e-4);
        assertThat(radial.slope(r, radial.value(r))).isCloseTo(slope, within(1e-8));
      }
      assertThat(radial.value(decay.end())).isZero();
      assertThat(radial.value(decay.reference())).isCloseTo(decay.amplitude(), within(1e-14));
    }
  }

  @Test
  void refusesATailThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> new Decay(1, 1, 2, 3, 2, 2.6, 2.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.6, 2.5");
  }

  private static void assertTail(Decay decay, double amplitude, double... coefficients) {
    Radial radial = new Radial(decay);
    for (int power = 0; power < 4; power++) {
      double wanted = coefficients[power];
      double got = radial.tailCoefficient(power) / amplitude;
      // The tables give five digits at least, and carbon's r₀ no more than seven.
      assertThat(got).as("power %d", power).isCloseTo(wanted, within(1e-5 * Math.abs(wanted)));
    }
  }
}
