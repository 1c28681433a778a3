package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
  /** From a multiple-precision evaluation. */
  @ParameterizedTest
  @CsvSource({
    "0.0, 1.0",
    "0.0625, 0.929568022277612922",
    "0.46875, 0.507386526782062008",
    "0.5, 0.479500122186953462",
    "1.0, 0.157299207050285131",
    "1.7, 0.0162095414092254392",
    "2.3125, 0.00107407329072238487",
    "3.0, 0.0000220904969985854414",
    "4.0, 1.54172579002800189e-8",
    "4.0625, 9.17892902480819137e-9",
    "5.5, 7.35784791797439806e-15",
    "7.25, 1.14669008148150116e-24"
  })
  void hasTheValuesOfTheIntegral(double x, double expected) {
    double got = ErrorFunction.complement(x, StrictMath.exp(-x * x));
    assertThat(got / expected).isCloseTo(1, within(4e-16 * (1 + x * x)));
  }
}
