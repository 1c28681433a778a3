package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ZieglerBiersackLittmarkTest {
  /** The inner radius lies among the distances, so that both branches are differentiated. */
  @Nested
  class SiliconCarbon implements PotentialContract {
    @Override
    public Potential potential() {
      return ZieglerBiersackLittmark.of(
          Map.of(
              new SpeciesPair(6, 6), new Switching(1.2, 2.4),
              new SpeciesPair(6, 14), new Switching(1.7, 2.9),
              new SpeciesPair(14, 14), new Switching(2.0, 3.3)));
    }

    @Override
    public double nearestNeighbours() {
      return 1.8;
    }
  }

  private static Prediction dimer(int first, int second, Switching radii, double r) {
    Structure structure =
        new Structure(Cell.cubic(40), Species.of(first, second), Vectors.of(0, 0, 0, r, 0, 0));
    return ZieglerBiersackLittmark.of(structure.species().distinct(), radii).predict(structure);
  }

  /** From a multiple-precision evaluation of the formulas, Z 14 and 14, radii 4.0 and 4.8 Å. */
  @Test
  void siliconDimersHaveTheValuesOfTheFormula() {
    Switching radii = new Switching(4.0, 4.8);
    assertThat(dimer(14, 14, radii, 0.5).energy()).isCloseTo(470.4770152468277, within(1e-9));
    assertThat(dimer(14, 14, radii, 1.5).energy()).isCloseTo(9.59453330517549, within(1e-11));
    assertThat(dimer(14, 14, radii, 4.3).energy()).isCloseTo(0.00568024228511925, within(1e-13));
    assertThat(dimer(6, 73, radii, 1.1).energy()).isCloseTo(52.89679981374064, within(1e-9));
  }

  @Test
  void bareNucleiRemainAtTheShortestDistances() {
    double r = 1e-6;
    double coulomb = 14.399645 * 14 * 14 / r;
    assertThat(dimer(14, 14, new Switching(4.0, 4.8), r).energy() / coulomb)
        .isCloseTo(1, within(2e-5));
  }

  @Test
  void energySlopeAndCurvatureVanishAtTheOuterRadius() {
    Switching radii = new Switching(1.0, 2.0);
    double t = 1e-3;
    double energy = dimer(14, 14, radii, 2.0 - t).energy();
    double slope = -dimer(14, 14, radii, 2.0 - t).forces().get(1, 0);
    // A third-order zero: E ≈ −E‴t³/6 and E′ ≈ E‴t²/2, so −3E/(tE′) is one.
    assertThat(energy).isPositive().isLessThan(1e-6);
    assertThat(-3 * energy / (t * slope)).isCloseTo(1, within(0.01));
    assertThat(dimer(14, 14, radii, 2.0).energy()).isZero();
  }

  @Test
  void energyAndForceAreContinuousAtTheInnerRadius() {
    Switching radii = new Switching(1.0, 2.0);
    Prediction below = dimer(14, 14, radii, 1.0 - 1e-9);
    Prediction above = dimer(14, 14, radii, 1.0 + 1e-9);
    assertThat(above.energy()).isCloseTo(below.energy(), within(1e-6));
    assertThat(above.forces().get(1, 0)).isCloseTo(below.forces().get(1, 0), within(1e-5));
  }

  @Test
  void impossibleRadiiAreRefused() {
    for (List<Double> radii : List.of(List.of(2.0, 1.0), List.of(0.0, 1.0), List.of(1.0, 1.0))) {
      assertThatThrownBy(() -> new Switching(radii.get(0), radii.get(1)))
          .hasMessageContaining("inner < outer");
    }
  }
}
