package org.athanor.potentials.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.BasisContract;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.potential.ParametricContract;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmbeddedPotentialTest {
  private static final EmbeddedPotential SILICON =
      random(AceBasis.of(4.0, new ClusterShape(4, 14, 2, 1), List.of(14)), Map.of(14, -0.3));

  private static final EmbeddedPotential CARBIDE =
      random(
          AceBasis.of(3.8, new ClusterShape(5, 50, 3, 2), List.of(14, 6)),
          Map.of(14, -1.7, 6, 0.3));

  static EmbeddedPotential silicon() {
    return SILICON;
  }

  static EmbeddedPotential carbide() {
    return CARBIDE;
  }

  private static EmbeddedPotential random(AceBasis basis, Map<Integer, Double> references) {
    double[] second = new SplittableRandom(8).doubles(basis.size(), -0.5, 0.7).toArray();
    return EmbeddedPotential.of(
        LinearPotential.of(basis, BasisContract.randomCoefficients(basis, 3), references),
        Scalars.of(second));
  }

  @Nested
  class Silicon implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      return silicon();
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Nested
  class SiliconCarbide implements PotentialContract {
    @Override
    public Potential potential() {
      return carbide();
    }

    @Override
    public double nearestNeighbours() {
      return 1.9;
    }
  }

  @Nested
  class Tangent implements BasisContract {
    @Override
    public Basis basis() {
      return carbide().tangent();
    }

    @Override
    public double nearestNeighbours() {
      return 1.9;
    }
  }

  @Test
  void anIsolatedAtomHasTheReferenceEnergy() {
    Structure alone = new Structure(Cell.cubic(20), Species.of(6), Vectors.of(1, 2, 3));
    assertThat(carbide().predict(alone).energy()).isEqualTo(0.3);
  }

  @Test
  void textReadsBackToTheSameBits() {
    for (EmbeddedPotential potential : List.of(silicon(), carbide())) {
      String text = EmbeddedPotentialText.write(potential);
      assertThat(EmbeddedPotentialText.begins(text)).isTrue();
      assertThat(EmbeddedPotentialText.read(text)).isEqualTo(potential);
      assertThat(EmbeddedPotentialText.write(EmbeddedPotentialText.read(text))).isEqualTo(text);
    }
  }

  @Test
  void brokenTextIsRefusedWithItsLine() {
    String text = EmbeddedPotentialText.write(silicon());
    refuses(text.replace("embedded-potential 1", "embedded-potential 2"), "line 1");
    refuses(text.replace("root 0.5", "root 0.6"), "line 2: expected \"root 0.5\"");
    refuses(text.replace("second 14", "second 9000"), "line 3");
    refuses(text.replace("second 14", "second 13"), "from line 17 on");
    refuses(text.replace("second 14\n", "second 14\nmuch\n"), "line 4: expected a number");
    refuses(text.replace("cutoff 4.0", "cutoff wide"), "line 4: expected a number, got \"wide\"");
    refuses("", "line 1");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> EmbeddedPotentialText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void numbersAndBasesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> EmbeddedPotential.of(silicon().linear(), Scalars.of(1, 2)))
        .hasMessageContaining("14 numbers of the second density, got 2");
    Basis pairs = RadialAngularBasis.of(4, new Shape(3, 0, 0, 0, 0), List.of(14));
    LinearPotential linear = LinearPotential.of(pairs, Scalars.of(1, 2, 3), Map.of(14, 0.0));
    assertThatThrownBy(() -> EmbeddedPotential.of(linear, Scalars.of(1, 2, 3)))
        .hasMessageContaining("ace basis");
  }

  @Test
  void theExportedFileGivesBackWhatTheFunctionsGive() {
    PaceExport export = EmbeddedExport.of(carbide(), "sic.yace");
    assertThat(export.check().structures()).isEqualTo(100);
    assertThat(export.check().force()).isPositive().isLessThan(1e-10);
    assertThat(String.join("\n", export.file())).contains("ndensity: 2");
  }

  @Test
  void anExportThatSaysSomethingElseIsRefused() {
    EmbeddedPotential potential = carbide();
    double[] other = potential.second().toArray();
    other[7] += 0.01;
    EmbeddedPotential near = EmbeddedPotential.of(potential.linear(), Scalars.of(other));
    assertThatThrownBy(
            () ->
                PaceExport.of(
                    near.expansion(),
                    near.linear(),
                    structure -> EmbeddedExport.predict(potential, structure),
                    "sic.yace"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the written file to give back");
  }
}
