package org.athanor.potentials.ace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingTest {
  @ParameterizedTest
  @EnumSource
  void slopesAndCurvaturesAreDifferencesOfValues(Embedding.Form form) {
    Embedding embedding = new Embedding(form, Scalars.of(1, 1, -0.7, 0.5, 2, 1.7), 1e5, 250);
    for (int p = 0; p < 3; p++) {
      for (double rho : new double[] {-40, -1.3, -0.02, 0.004, 0.3, 2.2, 70}) {
        double h = 1e-3 * Math.abs(rho);
        double[] here = bend(embedding, p, rho);
        double[] left = bend(embedding, p, rho - h);
        double[] right = bend(embedding, p, rho + h);
        double scale = Math.abs(here[0] / rho) + Math.abs(here[1]);
        assertThat((right[0] - left[0]) / (2 * h)).isCloseTo(here[1], within(1e-5 * scale));
        assertThat((right[1] - left[1]) / (2 * h))
            .isCloseTo(here[2], within(1e-5 * scale / Math.abs(rho)));
      }
    }
  }

  /** Where the steep form passes from its line to its root, at ρ of 10⁻⁶. */
  @ParameterizedTest
  @EnumSource
  void bendsCloseToZeroToo(Embedding.Form form) {
    Embedding embedding = new Embedding(form, Scalars.of(1, 0.5), 1e5, 250);
    for (double rho : new double[] {-2.5e-6, -8e-7, 3e-7, 1.1e-6, 4e-6}) {
      double h = 1e-10;
      double slopes = bend(embedding, 0, rho + h)[1] - bend(embedding, 0, rho - h)[1];
      double here = bend(embedding, 0, rho)[2];
      double scale = form == Embedding.Form.FINNIS_SINCLAIR ? 1e9 : 1;
      assertThat(slopes / (2 * h)).isCloseTo(here, within(1e-5 * scale));
    }
  }

  private static double[] bend(Embedding embedding, int p, double rho) {
    double[] out = new double[3];
    embedding.bend(p, rho, out);
    return out;
  }
}
