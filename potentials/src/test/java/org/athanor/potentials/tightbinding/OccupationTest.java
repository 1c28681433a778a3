package org.athanor.potentials.tightbinding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Derivatives;
import org.junit.jupiter.api.Test;

class OccupationTest {
  private static final Mesh GAMMA = new Mesh(new int[] {1, 1, 1}, new boolean[3]);
  private static final double[] LEVELS = {3.1, 1.2, 0.9, 0.9, -0.4, -7.5};

  @Test
  void holdsTheElectrons() {
    for (double electrons : new double[] {0.5, 4, 6, 7.3, 11.9}) {
      for (double width : new double[] {1e-3, 0.1, 2}) {
        Occupation occupation = filled(LEVELS, electrons, width);
        double sum = 0;
        for (double level : LEVELS) {
          sum += 2 * occupation.of(level);
        }
        assertThat(sum).isCloseTo(electrons, within(1e-12));
      }
    }
  }

  /** Σ 2fε − TS, S = −2 Σ [f ln f + (1 − f) ln(1 − f)]. */
  @Test
  void sharesOutTheFreeEnergy() {
    double width = 0.4;
    Occupation occupation = filled(LEVELS, 7.3, width);
    double wanted = 0;
    for (double level : LEVELS) {
      double f = occupation.of(level);
      wanted += 2 * f * level + 2 * width * (f * Math.log(f) + (1 - f) * Math.log(1 - f));
    }
    assertThat(freeEnergy(LEVELS, 7.3, width)).isCloseTo(wanted, within(1e-12));
  }

  /** Hellmann–Feynman: the slope with a level is its electrons. */
  @Test
  void freeEnergyFallsWithALevelByItsElectrons() {
    double width = 0.3;
    Occupation occupation = filled(LEVELS, 7.3, width);
    for (int m = 0; m < LEVELS.length; m++) {
      int place = m;
      double slope =
          Derivatives.slope(
              h -> {
                double[] moved = LEVELS.clone();
                moved[place] += h;
                return freeEnergy(moved, 7.3, width);
              },
              1e-3);
      assertThat(slope).isCloseTo(2 * occupation.of(LEVELS[m]), within(1e-9));
    }
  }

  private static double freeEnergy(double[] levels, double electrons, double width) {
    Occupation occupation = filled(levels, electrons, width);
    double sum = occupation.correction();
    for (double level : levels) {
      sum += occupation.freeEnergy(level);
    }
    return sum;
  }

  private static Occupation filled(double[] levels, double electrons, double width) {
    Occupation occupation = new Occupation(width);
    occupation.fill(levels, levels.length, GAMMA, electrons);
    return occupation;
  }
}
