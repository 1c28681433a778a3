package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.athanor.potentials.potential.LennardJones.Parameters;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LennardJonesTest {
  private static final Map<SpeciesPair, Parameters> NEON_ARGON =
      Map.of(
          new SpeciesPair(10, 10), new Parameters(0.0031, 2.75, 7.0),
          new SpeciesPair(18, 10), new Parameters(0.0056, 3.08, 8.1),
          new SpeciesPair(18, 18), new Parameters(0.0104, 3.40, 8.5));

  @Nested
  class Cut implements PotentialContract {
    @Override
    public Potential potential() {
      return LennardJones.of(NEON_ARGON, Truncation.CUT);
    }

    @Override
    public double nearestNeighbours() {
      return 2.6;
    }
  }

  @Nested
  class Shifted implements PotentialContract {
    @Override
    public Potential potential() {
      return LennardJones.of(NEON_ARGON, Truncation.SHIFTED);
    }

    @Override
    public double nearestNeighbours() {
      return 2.6;
    }
  }

  private static double dimer(Truncation truncation, double r) {
    Structure structure =
        new Structure(Cell.cubic(40), Species.of(18, 10), Vectors.of(0, 0, 0, 0, r, 0));
    return LennardJones.of(NEON_ARGON, truncation).predict(structure).energy();
  }

  @Test
  void aDimerHasTheTextbookValues() {
    assertThat(dimer(Truncation.CUT, 3.08)).isCloseTo(0, within(1e-17));
    double minimum = 3.08 * Math.pow(2, 1 / 6.0);
    assertThat(dimer(Truncation.CUT, minimum)).isCloseTo(-0.0056, within(1e-16));
    assertThat(dimer(Truncation.CUT, 2 * 3.08))
        .isCloseTo(4 * 0.0056 * (1 / 4096.0 - 1 / 64.0), within(1e-16));
    double end = dimer(Truncation.CUT, 8.1 - 1e-9);
    assertThat(end).isLessThan(-1e-5);
    assertThat(dimer(Truncation.SHIFTED, minimum)).isCloseTo(-0.0056 - end, within(1e-12));
    assertThat(dimer(Truncation.SHIFTED, 8.1 - 1e-9)).isCloseTo(0, within(1e-12));
    assertThat(dimer(Truncation.CUT, 8.1)).isZero();
  }

  @Test
  void missingPairsAndImpossibleNumbersAreRefused() {
    Map<SpeciesPair, Parameters> mixed =
        Map.of(new SpeciesPair(10, 18), new Parameters(0.0056, 3.08, 8.1));
    assertThatThrownBy(() -> LennardJones.of(mixed, Truncation.CUT))
        .hasMessageContaining("none for Ne-Ne");
    assertThatThrownBy(() -> new Parameters(0.1, -3, 8)).hasMessageContaining("-3");
  }
}
