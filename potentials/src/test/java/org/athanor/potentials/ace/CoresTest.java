package org.athanor.potentials.ace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Derivatives;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds atoms apart, and embedding functions, each with neighbours in the range they fade. */
class CoresTest {
  private static final double NEAREST = 2.2;

  /** Invariants of silicon and carbon under another core and embedding. */
  private static Potential of(Core core, Embedding embedding) {
    ClusterBasis basis = ClusterBasis.of(3.9, new ClusterShape(4, 30, 3, 2), List.of(6, 14));
    double[] coefficients = new SplittableRandom(2).doubles(basis.size(), -0.3, 0.3).toArray();
    Expansion plain = basis.expansion(Scalars.of(coefficients), Map.of(6, -1.0, 14, -2.0));
    return ClusterExpansion.of(
        new Expansion(
            plain.elements(),
            plain.references(),
            plain.bin(),
            List.of(embedding, embedding),
            plain.bonds().stream().map(bond -> changed(bond, core)).toList(),
            plain.functions()));
  }

  private static Bond changed(Bond bond, Core core) {
    Bond.Family own = bond.base();
    return new Bond(
        new Bond.Family(own.form(), own.parameter(), own.count(), own.cutoff(), 1),
        bond.mix(),
        core);
  }

  /**
   * Slopes jump where two neighbours are equally near, so that no such potential can keep the whole
   * contract; here the nearest two of every atom are further apart than a step.
   */
  @Test
  void theNearestNeighbourGivesWayToScreenedNuclei() {
    Potential potential = of(new Core(Core.Kind.ZBL, 1, 1, NEAREST + 0.3, 0.9), Embedding.LINEAR);
    Structure cell = SampleStructures.around(NEAREST, potential.species()).get(1).structure();
    Prediction prediction = potential.predict(cell);
    ToDoubleFunction<Structure> energy = moved -> potential.predict(moved).energy();
    for (int i = 0; i < cell.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double slope = Derivatives.position(energy, cell, i, axis, 4e-6);
        assertThat(prediction.forces().get(i, axis)).isCloseTo(-slope, within(1e-6));
      }
    }
    for (int k = 0; k < 9; k++) {
      double slope = Derivatives.strain(energy, cell, k / 3, k % 3, 1e-6);
      assertThat(prediction.virial().get(k / 3, k % 3)).isCloseTo(-slope, within(1e-5));
    }
  }

  @Nested
  class RepulsionsFadeAnEmbeddedDensity implements PotentialContract {
    private final Potential potential =
        of(
            new Core(Core.Kind.DENSITY, 30, 0.4, 0, 0),
            new Embedding(
                Embedding.Form.FINNIS_SINCLAIR_SHIFTED_SCALED, Scalars.of(0.8, 0.6), 14, 13));

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return NEAREST;
    }
  }

  @Nested
  class RadialFunctionsFadeWithDistance implements PotentialContract {
    private final Potential potential =
        of(
            new Core(Core.Kind.DISTANCE, 30, 0.3, NEAREST + 0.2, 0.8),
            new Embedding(
                Embedding.Form.FINNIS_SINCLAIR_SHIFTED_SCALED, Scalars.of(-0.5, 1.5), 1e5, 250));

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return NEAREST;
    }
  }
}
