package org.athanor.potentials.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class PotentialTextTest {
  private static final double NUDGE = 1.0 / 3;

  /** Parameters with all their digits in use. */
  private static ParametricPotential nudged(ParametricPotential potential) {
    double[] theta = potential.theta().toArray();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += 0.01 * NUDGE * (p + 1);
    }
    return potential.with(Scalars.of(theta));
  }

  private static void sameBits(ParametricPotential potential, double neighbours) {
    String text = PotentialText.write(potential);
    ParametricPotential back = PotentialText.read(text);
    assertThat(PotentialText.write(back)).isEqualTo(text);
    assertThat(back.parameters()).isEqualTo(potential.parameters());
    assertThat(back.cutoff()).isEqualTo(potential.cutoff());
    int element = potential.species().first();
    Structure pair =
        new Structure(
            Cell.cubic(neighbours * 1.7),
            Species.repeated(element, 2),
            Vectors.of(0, 0, 0, 0.8, 0.5 * neighbours, 0.9 * neighbours));
    Prediction expected = potential.predict(pair);
    assertThat(back.predict(pair)).isEqualTo(expected);
    assertThat(expected.forces().largestNorm()).isGreaterThan(1e-3);
  }

  @Test
  void everyFormComesBackToTheSameBits() {
    sameBits(nudged(ZhouEam.of(ZhouParameters.TANTALUM, 6.2 + NUDGE)), 2.8);
    sameBits(nudged(TunableStillingerWeber.of(StillingerWeber.silicon())), 2.4);
    RadialAngularBasis basis =
        RadialAngularBasis.of(
            4, new RadialAngularBasis.Shape(2, 0, 0, 0, 0), new TreeSet<>(List.of(14)));
    LinearPotential linear =
        LinearPotential.of(
            basis,
            Scalars.of(DoubleStream.iterate(0.7, c -> -c * NUDGE).limit(basis.size()).toArray()),
            new TreeMap<>(Map.of(14, -NUDGE)));
    sameBits(linear, 2.4);
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    String text = PotentialText.write(ZhouEam.of(ZhouParameters.TANTALUM));
    refused("nonsense", "line 1", "zhou-eam 1", "nonsense");
    refused("", "line 1");
    refused(text.replace("r_e", "re"), "line 4", "r_e", "re 2.860082");
    refused(text.replace("kappa 0.176977", "kappa x"), "kappa", "number", "\"x\"");
    refused(text.replace("end\n", ""), "line 13", "end");
    refused(text + "more\n", "end");
    refused(text.replace("element Ta", "element Xx"), "Xx");
  }

  private static void refused(String text, String... words) {
    assertThatThrownBy(() -> PotentialText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words);
  }
}
