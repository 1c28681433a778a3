package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.junit.jupiter.api.Test;

/** Every machine and every JVM computes the same bits: their hash is kept here. */
class SameBitsTest {
  private static int hash(Potential potential) {
    int hash = 0;
    for (Sample sample : SampleStructures.around(2.35, List.of(14))) {
      Prediction prediction = potential.predict(sample.structure());
      hash = 31 * hash + prediction.energies().hashCode();
      hash = 31 * hash + prediction.forces().hashCode();
      hash = 31 * hash + prediction.virial().hashCode();
    }
    return hash;
  }

  @Test
  void stillingerWeberHasItsBits() {
    assertThat(hash(StillingerWeber.silicon())).isEqualTo(-1_477_829_564);
  }

  @Test
  void linearPotentialsHaveTheirBits() {
    Basis basis = RadialAngularBasis.of(4.5, new Shape(8, 4, 3, 2, 2), List.of(14));
    Potential potential =
        LinearPotential.of(basis, BasisContract.randomCoefficients(basis, 1), Map.of(14, -1.5));
    assertThat(hash(potential)).isEqualTo(684_720_426);
  }

  @Test
  void fitsHaveTheirBits() {
    Basis basis = RadialAngularBasis.of(4.5, new Shape(6, 3, 2, 0, 0), List.of(14));
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD);
    for (Sample sample : SampleStructures.around(2.3, List.of(14))) {
      fit.absorb(sample.structure(), SiliconLabels.of(sample.structure()));
    }
    assertThat(fit.solve().potential().coefficients().hashCode()).isEqualTo(2_011_222_522);
  }
}
