package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapBasisTest {
  private static final SnapBasis SILICON = SnapBasis.of(4.6, SnapShape.of(8, false), List.of(14));
  private static final SnapBasis CARBIDE =
      SnapBasis.of(
          3.9,
          new SnapShape(4, true, new TreeMap<>(Map.of(6, 0.45)), new TreeMap<>(Map.of(14, -0.6))),
          List.of(14, 6));

  /** Components of silicon's dense samples are large, so their sums are kept to a few eV. */
  private static Scalars coefficients(SnapBasis basis, double size) {
    double[] all = BasisContract.randomCoefficients(basis, 3).toArray();
    for (int k = 0; k < all.length; k++) {
      all[k] *= size / (1 + basis.degree(k) * basis.degree(k));
    }
    return Scalars.of(all);
  }

  @Nested
  class OneElement implements BasisContract {
    @Override
    public Basis basis() {
      return SILICON;
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Nested
  class TwoElementsQuadratic implements BasisContract {
    @Override
    public Basis basis() {
      return CARBIDE;
    }

    @Override
    public double nearestNeighbours() {
      return 2.0;
    }
  }

  @Nested
  class SumsOverSilicon implements PotentialContract {
    private final Potential potential =
        LinearPotential.of(SILICON, coefficients(SILICON, 0.1), Map.of(14, -0.7));

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Nested
  class SumsOverCarbide implements PotentialContract {
    private final Potential potential =
        LinearPotential.of(CARBIDE, coefficients(CARBIDE, 1e-4), Map.of(14, -1.7, 6, 0.3));

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return 1.9;
    }
  }

  /** 55 components at twojmax 8, and 55 · 56/2 products. */
  @Test
  void thereAreAsManyFunctionsAsComponentsAndProducts() {
    assertThat(SILICON.size()).isEqualTo(55);
    assertThat(SnapBasis.of(4.6, SnapShape.of(8, true), List.of(14)).size())
        .isEqualTo(55 + 55 * 56 / 2);
    assertThat(CARBIDE.size()).isEqualTo(2 * (14 + 14 * 15 / 2));
    assertThat(CARBIDE.functionsOf(14)).isEqualTo(new Basis.Span(119, 238));
    assertThat(SILICON.degree(0)).isZero();
    assertThat(SILICON.degree(54)).isEqualTo(12);
    assertThat(CARBIDE.degree(119 + 14 + 104)).isEqualTo(2 * CARBIDE.degree(13)).isEqualTo(12);
  }

  /** The carbon's radius shortens its pairs; the cutoff is that of silicon's. */
  @Test
  void radiiAndWeightsAreThoseGivenOrTheUsual() {
    assertThat(CARBIDE.cutoff()).isEqualTo(3.9);
    assertThat(CARBIDE.shape().radii()).containsEntry(6, 0.45).containsEntry(14, 0.5);
    assertThat(CARBIDE.shape().weights()).containsEntry(6, 1.0).containsEntry(14, -0.6);
    SnapBasis three = SnapBasis.of(5, SnapShape.of(2, false), List.of(14, 6, 32));
    assertThat(three.shape().weights()).isEqualTo(Map.of(6, 1.0, 14, 0.75, 32, 0.5));
  }

  @Test
  void coefficientsAreFoundAgain() {
    SnapBasis basis = SnapBasis.of(4.3, SnapShape.of(6, false), List.of(14));
    Scalars expected = coefficients(basis, 1);
    LinearPotential truth = LinearPotential.of(basis, expected, Map.of(14, -2.0));
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD, Map.of(14, -2.0));
    for (int seed = 0; seed < 12; seed++) {
      Structure cell =
          SampleStructures.rattled(
              SampleStructures.diamond(2.1 + 0.05 * seed, List.of(14)), 0.5, seed);
      Prediction label = truth.predict(cell);
      fit.absorb(cell, new Labels(label.energy(), label.forces(), Optional.of(label.virial())));
    }
    Scalars found = fit.solve(1e-14).potential().coefficients();
    for (int k = 0; k < basis.size(); k++) {
      assertThat(found.get(k)).as("function %d", k).isCloseTo(expected.get(k), within(1e-6));
    }
  }

  @Test
  void theTextGivesBackTheSamePotential() {
    LinearPotential potential =
        LinearPotential.of(CARBIDE, coefficients(CARBIDE, 1), Map.of(14, -1.7, 6, 0.3));
    String text = LinearPotentialText.write(potential);
    assertThat(text)
        .contains("\nbasis snap 1\n", "\ncutoff 3.9\n", "\nshape 4 1 0.45 0.5 1.0 -0.6\n");
    assertThat(LinearPotentialText.read(text)).isEqualTo(potential);
    assertThatThrownBy(() -> LinearPotentialText.read(text.replace("shape 4 1 0.45", "shape 4 1")))
        .hasMessageContaining("line 5: expected 6 values, got 5");
    assertThatThrownBy(() -> LinearPotentialText.read(text.replace("snap 1", "snap 2")))
        .hasMessageContaining("radial-angular 1 or ace 1 or snap 1");
  }

  /** Which sums in one go what the basis' kernel, reference and repulsion are sums of. */
  @Test
  void thePotentialOfItsOwnIsTheSame() {
    Map<Integer, Double> references = Map.of(14, -1.7, 6, 0.3);
    Scalars coefficients = coefficients(CARBIDE, 1e-3);
    LinearPotential fitted = LinearPotential.of(CARBIDE, coefficients, references);
    Potential own =
        SumOfPotentials.of(CARBIDE.potential(coefficients, references), fitted.repulsion());
    Structure cell = SampleStructures.around(2.0, CARBIDE.species()).get(1).structure();
    assertThat(own.predict(cell).energy()).isCloseTo(fitted.predict(cell).energy(), within(1e-10));
    assertThatThrownBy(() -> CARBIDE.potential(coefficients, Map.of(14, 1.0)))
        .hasMessageContaining("E0 of [6, 14]");
  }

  @Test
  void impossibleShapesAndCutoffsAreRefused() {
    assertThatThrownBy(() -> SnapShape.of(15, false)).hasMessageContaining("1 to 14, got 15");
    assertThatThrownBy(
            () -> new SnapShape(4, false, new TreeMap<>(Map.of(14, 0.6)), new TreeMap<>()))
        .hasMessageContaining("at most 0.5 cutoffs, got 0.6");
    assertThatThrownBy(
            () -> new SnapShape(4, false, new TreeMap<>(), new TreeMap<>(Map.of(14, 0.0))))
        .hasMessageContaining("other than 0");
    assertThatThrownBy(() -> SnapBasis.of(2, SnapShape.of(4, false), List.of(14)))
        .hasMessageContaining("bond of Si, 2.22 Å");
    assertThatThrownBy(() -> SnapBasis.of(5, SnapShape.of(4, false), List.of()))
        .hasMessageContaining("element");
  }

  @Test
  void theSamePartsMakeTheSameBasis() {
    SnapBasis again = SnapBasis.of(4.6, SnapShape.of(8, false), List.of(14));
    assertThat(again).isEqualTo(SILICON).hasSameHashCodeAs(SILICON);
    assertThat(again).isNotEqualTo(SnapBasis.of(4.7, SnapShape.of(8, false), List.of(14)));
  }
}
