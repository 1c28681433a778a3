package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AceBasisTest {
  private static final AceBasis SILICON =
      AceBasis.of(4.3, new ClusterShape(5, 150, 4, 3), List.of(14));
  private static final AceBasis CARBIDE =
      AceBasis.of(3.8, new ClusterShape(5, 90, 3, 2), List.of(14, 6));

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
  class TwoElements implements BasisContract {
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
  class PairsAlone implements BasisContract {
    @Override
    public Basis basis() {
      return AceBasis.of(4, new ClusterShape(2, 30, 4, 0), List.of(11, 17));
    }

    @Override
    public double nearestNeighbours() {
      return 2.6;
    }
  }

  @Nested
  class SumsOverSilicon implements PotentialContract {
    private final Potential potential =
        LinearPotential.of(
            SILICON, BasisContract.randomCoefficients(SILICON, 3), Map.of(14, -0.1 / 3));

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
        LinearPotential.of(
            CARBIDE, BasisContract.randomCoefficients(CARBIDE, 4), Map.of(14, -1.7, 6, 0.3));

    @Override
    public Potential potential() {
      return potential;
    }

    @Override
    public double nearestNeighbours() {
      return 1.9;
    }
  }

  private static double[] dimer(double distance) {
    Structure pair =
        new Structure(
            new Cell(Matrix3.IDENTITY, Periodicity.NONE),
            Species.repeated(14, 2),
            Vectors.of(0, 0, 0, 0, 0, distance));
    DesignRows rows = new DesignRows(2, SILICON.size());
    SILICON.design(pair.species()).add(Neighbours.of(pair, SILICON.cutoff()), rows);
    return rows.energy();
  }

  /** From 0.5 to 0.85 of 2.22 Å the functions fade out, to the third power at either end. */
  @Test
  void functionsVanishWithTwoDerivativesAtBothEnds() {
    for (double end : new double[] {4.3, 0.5 * 2.22}) {
      double inward = end > 2 ? -0.004 : 0.004;
      double[] near = dimer(end + inward);
      double[] nearer = dimer(end + inward / 2);
      for (int k = 0; k < 6; k++) {
        assertThat(near[k] / nearer[k]).as("function %d at %s", k, end).isBetween(7.0, 9.0);
      }
      assertThat(dimer(end)).containsOnly(0.0);
    }
  }

  @Test
  void theSizeIsWithinTheBudgetAndAlmostAllOfIt() {
    assertThat(SILICON.size()).isBetween(140, 150);
    assertThat(CARBIDE.size()).isBetween(2 * 80, 2 * 90);
    AceBasis standard = AceBasis.of(5, ClusterShape.STANDARD, List.of(14));
    assertThat(standard.size()).isBetween(290, 300);
  }

  @Test
  void impossibleShapesAndCutoffsAreRefused() {
    assertThatThrownBy(() -> new ClusterShape(6, 300, 8, 5)).hasMessageContaining("got 6, 300");
    assertThatThrownBy(() -> new ClusterShape(5, 300, 8, 8)).hasMessageContaining("l up to 7");
    assertThatThrownBy(() -> AceBasis.of(2, ClusterShape.STANDARD, List.of(14)))
        .hasMessageContaining("2.22 Å");
    assertThatThrownBy(() -> AceBasis.of(5, ClusterShape.STANDARD, List.of()))
        .hasMessageContaining("element");
  }

  @Test
  void theSamePartsMakeTheSameBasis() {
    AceBasis again = AceBasis.of(4.3, new ClusterShape(5, 150, 4, 3), List.of(14));
    assertThat(again).isEqualTo(SILICON).hasSameHashCodeAs(SILICON);
    assertThat(again).isNotEqualTo(AceBasis.of(4.4, SILICON.shape(), List.of(14)));
  }
}
