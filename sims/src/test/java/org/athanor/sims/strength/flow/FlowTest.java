package org.athanor.sims.strength.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.strength.flow.Flow.NoPlateau;
import org.athanor.sims.strength.flow.Flow.Plateau;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final int SAMPLES = 1000;

  /** Elastic up to a yield peak of 8 GPa at strain 0.06, then down to 3 GPa within 0.03. */
  private static double yielding(double strain) {
    return strain < 0.06 ? 8 * strain / 0.06 : 3 + 5 * Math.exp(-(strain - 0.06) / 0.01);
  }

  /** To strain 0.4 in a thousand samples, with noise of 0.2 GPa. */
  private static StressStrain curve(DoubleUnaryOperator stress, long seed) {
    double[] noise = Autoregressive.series(SAMPLES, 0.8, 0, seed);
    double[] strains = new double[SAMPLES];
    double[] stresses = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      strains[i] = 0.4 * (i + 1) / SAMPLES;
      stresses[i] = stress.applyAsDouble(strains[i]) + 0.2 * noise[i];
    }
    return new StressStrain(Scalars.of(strains), Scalars.of(stresses));
  }

  @Test
  void findsThePlateauBehindAYieldPeak() {
    for (int seed = 0; seed < 20; seed++) {
      Flow flow = Flow.of(curve(FlowTest::yielding, seed));
      assertThat(flow).isInstanceOf(Plateau.class);
      Plateau plateau = (Plateau) flow;
      assertThat(plateau.fromStrain()).isBetween(0.06, 0.2);
      assertThat(plateau.toStrain()).isEqualTo(0.4);
      // 0.2 GPa √(2τ/n) with τ = 4.5 and n about 750.
      assertThat(plateau.stressGPa().error()).isCloseTo(0.022, within(0.012));
      assertThat(plateau.stressGPa().mean())
          .isCloseTo(3, within(4 * plateau.stressGPa().error() + 0.01));
    }
  }

  @Test
  void tellsASteadyPlateauFromADriftingOne() {
    Plateau steady = (Plateau) Flow.within(curve(strain -> 3, 1), 0.1, 0.4);
    assertThat(steady.steady()).isTrue();
    Plateau rising = (Plateau) Flow.within(curve(strain -> 3 + 2 * strain, 1), 0.1, 0.4);
    assertThat(rising.steady()).isFalse();
    assertThat(rising.driftGPa() - steady.driftGPa()).isCloseTo(0.3, within(1e-2));
  }

  @Test
  void findsNoneWhereTheStressStillRises() {
    Flow flow = Flow.of(curve(strain -> 50 * strain, 2));
    assertThat(flow).isInstanceOf(NoPlateau.class);
    assertThat(((NoPlateau) flow).reason()).contains("not settled").contains("0.4");
  }

  @Test
  void findsNoneInAFewSamples() {
    StressStrain few = new StressStrain(Scalars.of(0.1, 0.2), Scalars.of(1, 2));
    assertThat(((NoPlateau) Flow.of(few)).reason()).contains("at least 80 samples");
    Flow narrow = Flow.within(curve(strain -> 3, 1), 0.1, 0.101);
    assertThat(((NoPlateau) narrow).reason()).contains("at least 40 samples").contains("got 3");
  }

  @Test
  void refusesWhatIsNoCurve() {
    assertThatThrownBy(() -> new StressStrain(Scalars.of(0.1, 0.1), Scalars.of(1, 2)))
        .hasMessageContaining("rising strains");
    assertThatThrownBy(() -> new StressStrain(Scalars.of(0.1, 0.2), Scalars.of(1)))
        .hasMessageContaining("each of 2 strains, got 1");
    assertThatThrownBy(() -> Flow.within(curve(strain -> 3, 1), 0.3, 0.1))
        .hasMessageContaining("0.3 to 0.1");
  }
}
