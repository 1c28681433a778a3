package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.potential.ParametricContract;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinearPotentialTest {
  private static LinearPotential silicon() {
    Basis basis = RadialAngularBasis.of(4.2, new Shape(7, 4, 3, 2, 2), List.of(14));
    return LinearPotential.of(
        basis, BasisContract.randomCoefficients(basis, 3), Map.of(14, -0.1 / 3));
  }

  private static LinearPotential siliconCarbide() {
    Basis basis = RadialAngularBasis.of(3.7, new Shape(4, 2, 2, 1, 2), List.of(14, 6));
    return LinearPotential.of(
        basis, BasisContract.randomCoefficients(basis, 4), Map.of(14, -1.7, 6, 0.3));
  }

  private static LinearPotential clusters() {
    Basis basis = AceBasis.of(3.9, new ClusterShape(4, 40, 3, 2), List.of(14, 6));
    return LinearPotential.of(
        basis, BasisContract.randomCoefficients(basis, 5), Map.of(14, -1.7, 6, 0.3));
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
  class SiliconCarbide implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      return siliconCarbide();
    }

    @Override
    public double nearestNeighbours() {
      return 1.9;
    }
  }

  @Test
  void anIsolatedAtomHasTheReferenceEnergy() {
    Structure alone = new Structure(Cell.cubic(20), Species.of(6), Vectors.of(1, 2, 3));
    assertThat(siliconCarbide().predict(alone).energy()).isEqualTo(0.3);
  }

  @Test
  void nucleiAreRepelledWhateverTheCoefficients() {
    Structure collision =
        new Structure(Cell.cubic(20), Species.of(14, 14), Vectors.of(0, 0, 0, 0.4, 0, 0));
    double bare = silicon().repulsion().predict(collision).energy();
    assertThat(bare).isGreaterThan(500);
    assertThat(silicon().predict(collision).energy()).isGreaterThan(0.8 * bare);
    assertThat(silicon().predict(collision).forces().get(0, 0)).isLessThan(-1000);
  }

  @Test
  void textReadsBackToTheSameBits() {
    for (LinearPotential potential : List.of(silicon(), siliconCarbide(), clusters())) {
      String text = LinearPotentialText.write(potential);
      LinearPotential read = LinearPotentialText.read(text);
      assertThat(read).isEqualTo(potential);
      assertThat(read.coefficients()).isEqualTo(potential.coefficients());
      assertThat(LinearPotentialText.write(read)).isEqualTo(text);
      assertThat(text).startsWith("athanor linear-potential 1\n").endsWith("\nend\n");
    }
  }

  @Test
  void brokenTextIsRefusedWithItsLine() {
    String text = LinearPotentialText.write(siliconCarbide());
    refuses(text.replace("linear-potential 1", "linear-potential 2"), "line 1");
    refuses(text.replace("cutoff 3.7", "cutoff wide"), "line 4: expected a number, got \"wide\"");
    refuses(text.replace("shape 4 2 2 1 2", "shape 4 2 2"), "line 5: expected 4 values");
    refuses(text.replace("reference C", "reference Si"), "E0 of [6, 14]");
    refuses(text.replace("\nend\n", "\n"), "the end of the text");
    refuses(text.substring(0, text.length() / 2), "got");
    refuses(text.replace("coefficients ", "coefficients 1"), "line");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> LinearPotentialText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    Basis basis = silicon().basis();
    Scalars fits = silicon().coefficients();
    assertThatThrownBy(() -> LinearPotential.of(basis, Scalars.of(1), Map.of(14, 0.0)))
        .hasMessageContaining("coefficients");
    assertThatThrownBy(() -> LinearPotential.of(basis, fits, Map.of(6, 0.0)))
        .hasMessageContaining("E0 of [14]");
    double[] broken = fits.toArray();
    broken[2] = Double.NaN;
    assertThatThrownBy(() -> LinearPotential.of(basis, Scalars.of(broken), Map.of(14, 0.0)))
        .hasMessageContaining("finite");
  }
}
