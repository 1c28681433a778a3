package org.athanor.sims.properties.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyJacobianTest {
  private static final List<Indicator> INDICATORS =
      Stream.of("a", "cohesive-energy", "C11", "C12", "C44").map(Indicator::parse).toList();
  private static final StructureSpec SILICON = StructureSpec.parse("diamond:Si");
  private static final ParametricPotential STILLINGER_WEBER =
      TunableStillingerWeber.of(StillingerWeber.silicon());
  private static final ParametricPotential TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM);

  /** At the usual cutoff pairs jump by 1e-7 eV, which differences of defects would feel. */
  private static final ParametricPotential LONG_TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM, 8);

  /**
   * Exact derivatives by ln|p| of r_e, β, A, B, κ, η, F_e, by complex steps of analytic functions
   * in another program; constants in GPa with CODATA 2014, 8e-9 off today's.
   */
  private static final double[][] TANTALUM_SLOPES = {
    {
      3.3025380619901,
      -0.13038088830364,
      0.44017452483164,
      -0.44017457990888,
      0.052586476349814,
      1.1063759168077e-07,
      5.5076498917117e-08
    },
    {
      0.0,
      -0.67553991449887,
      -2.6993704700972,
      5.6493719527451,
      -0.45294984000728,
      5.9211894646675e-13,
      5.141525999997
    },
    {
      -815.85379480877,
      222.60373826038,
      214.19130913165,
      -27.011806742813,
      -514.19421362179,
      170.28956351751,
      84.771764387237
    },
    {
      -501.30296180185,
      410.69448125995,
      -75.808446649854,
      158.13769277037,
      -42.807565038802,
      170.28951631911,
      84.77174035823
    },
    {
      -246.9876802251,
      250.36972092203,
      -25.396093641693,
      107.72533703658,
      -14.816438951308,
      -2.6801972789296e-05,
      -1.3361566075787e-05
    }
  };

  private static final double[] TANTALUM_VALUES = {
    3.3025380619914, 8.091527482772, 271.95126516858, 167.10098705471, 82.329226759519
  };

  /**
   * Of Stillinger–Weber silicon by ln of Aε, B, σ, γσ, λε at OpenKIM's values: the target of the
   * problem silicon-elastic, from data published with arXiv:2411.02740. The second row is of the
   * energy, not of the cohesive energy; ε is smaller there by 5e-5 of itself.
   */
  private static final double[][] SILICON_SLOPES = {
    {0.0, 0.81338603582, 2.7487386300581, 0.0, 0.0},
    {-4.3363999999153, 2.6507804360159, 17.003353625356, 0.0, 0.0},
    {101.41821287745, -81.137601734133, -337.88871371047, -177.1093506455, 49.999294509816},
    {101.41821275215, 18.476001167765, -1.2567232958336, 88.554674818617, -24.999646907711},
    {13.963016566533, -58.454673833117, -206.30967252475, -150.4874117273, 42.483721858472}
  };

  @Test
  void tantalumIsThatOfTheOtherProgram() {
    List<Reading> got = PropertyJacobian.of(TANTALUM, StructureSpec.parse("bcc:Ta"), INDICATORS);
    for (int q = 0; q < 5; q++) {
      double scale = Math.max(1, Math.abs(TANTALUM_VALUES[q]));
      String word = got.get(q).indicator().word();
      assertThat(got.get(q).value()).as(word).isCloseTo(TANTALUM_VALUES[q], within(3e-8 * scale));
      for (int p = 0; p < 7; p++) {
        assertThat(got.get(q).slopes().get(p))
            .as("%s by %d", word, p)
            .isCloseTo(TANTALUM_SLOPES[q][p], within(1e-6 * scale));
      }
    }
  }

  /** Atoms of diamond move inside the cell when it is sheared: C44 needs their response. */
  @Test
  void siliconIsThatOfThePublishedProblem() {
    List<Reading> got = PropertyJacobian.of(STILLINGER_WEBER, SILICON, INDICATORS);
    for (int q = 0; q < 5; q++) {
      double sign = q == 1 ? -1 : 1;
      double largest = Arrays.stream(SILICON_SLOPES[q]).map(Math::abs).max().orElseThrow();
      for (int p = 0; p < 5; p++) {
        assertThat(sign * got.get(q).slopes().get(p))
            .as("%s by %d", got.get(q).indicator().word(), p)
            .isCloseTo(SILICON_SLOPES[q][p], within(1e-4 * largest));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "cohesive-energy",
        "C11",
        "C12",
        "C44",
        "energy@17.5",
        "surface:111",
        "fault:111:1-10/2@0.4",
        "vacancy"
      })
  void silicon(String word) {
    isTheSlopeOfItsValue(STILLINGER_WEBER, SILICON, Indicator.parse(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"energy@17", "surface:110", "fault:1-10:111/2@0.5", "vacancy"})
  void tantalum(String word) {
    isTheSlopeOfItsValue(LONG_TANTALUM, StructureSpec.parse("bcc:Ta"), Indicator.parse(word));
  }

  /** An axis ratio and heights of atoms of its own, which move when parameters do. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "c", "C33", "C13", "C66", "surface:0001", "energy@19"})
  void lonsdaleite(String word) {
    isTheSlopeOfItsValue(
        STILLINGER_WEBER, StructureSpec.parse("lonsdaleite:Si"), Indicator.parse(word));
  }

  /** Fourth-order differences of the value itself, everything relaxed anew. */
  private static void isTheSlopeOfItsValue(
      ParametricPotential potential, StructureSpec structure, Indicator indicator) {
    Reading got = PropertyJacobian.of(potential, structure, List.of(indicator)).getFirst();
    double largest = 0;
    for (double slope : got.slopes().toArray()) {
      largest = Math.max(largest, Math.abs(slope));
    }
    double[] weights = {1, -8, 0, 8, -1};
    double h = 1e-3;
    for (int p = 0; p < got.slopes().size(); p++) {
      double slope = 0;
      for (int step = -2; step <= 2; step++) {
        if (step != 0) {
          double[] theta = potential.theta().toArray();
          theta[p] += step * h;
          double value =
              PropertyJacobian.of(potential.with(Scalars.of(theta)), structure, List.of(indicator))
                  .getFirst()
                  .value();
          slope += weights[step + 2] / (12 * h) * value;
        }
      }
      assertThat(got.slopes().get(p))
          .as("%s by %s", indicator.word(), potential.parameters().get(p).name())
          .isCloseTo(slope, within(1e-6 * largest));
    }
  }

  @Test
  void wordsAreRead() {
    for (String word :
        List.of("a", "C44", "energy@17.5", "vacancy", "surface:110", "cohesive-energy")) {
      assertThat(Indicator.parse(word).word()).isEqualTo(word);
    }
    assertThat(Indicator.parse("C21").word()).isEqualTo("C12");
    assertThatThrownBy(() -> Indicator.parse("cohesive-enrgy"))
        .hasMessageContaining("the nearest is cohesive-energy");
    assertThatThrownBy(() -> Indicator.parse("energy@-3")).hasMessageContaining("energy@-3");
  }
}
