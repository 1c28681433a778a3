package org.athanor.sims.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.walk.Ending;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Silicon;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Watch;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FireTest {
  private static final RelaxationSettings TIGHT = new RelaxationSettings(1e-4, 1e-3, 2000);
  private static final RelaxationSettings USUAL = new RelaxationSettings(0.05, 0.1, 500);

  /** Strained by some per cent with shear, and rattled. */
  private static Structure distorted(Structure crystal) {
    Structure strained =
        crystal.strained(Matrix3.of(-0.03, 0.02, 0.01, 0.02, 0.04, -0.02, 0.01, -0.02, -0.05));
    double[] positions = strained.positions().toArray();
    double[] kicks = new double[positions.length];
    Noise.seeded(8, 0).normals(kicks);
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.08 * kicks[k];
    }
    return strained.withPositions(Vectors.of(positions));
  }

  private static Relaxation relax(
      Structure structure, double pressureGPa, RelaxationSettings settings) {
    return Fire.relax(structure, Silicon.surface(structure), pressureGPa, settings, Watch.NONE);
  }

  @Test
  void findsTheSiliconOfStillingerAndWeber() {
    Relaxation relaxation = relax(distorted(Silicon.diamond(1)), 0, TIGHT);
    assertThat(relaxation).isInstanceOf(Relaxation.Converged.class);
    Relaxation.Converged converged = (Relaxation.Converged) relaxation;
    assertThat(Math.cbrt(converged.structure().cell().volume())).isCloseTo(5.431, within(5e-4));
    assertThat(converged.enthalpy() / 8).isCloseTo(-4.3364, within(3e-4));
    assertThat(converged.steps()).isLessThan(400);
  }

  @ParameterizedTest
  @CsvSource({
    "diamond, 10",
    "diamond, -3",
    "beta-tin, 15",
    "imma, 15",
    "simple-hexagonal, 20",
    "beta-tin, 0"
  })
  void theStressBecomesMinusThePressure(String phase, double pressureGPa) {
    Structure start = distorted(Phase.of(phase, Element.of("Si")).repeated(1, 1, 2));
    Relaxation relaxation = relax(start, pressureGPa, USUAL);
    assertThat(relaxation).isInstanceOf(Relaxation.Converged.class);
    Structure relaxed = ((Relaxation.Converged) relaxation).structure();
    Prediction prediction = StillingerWeber.silicon().predict(relaxed);
    assertThat(prediction.forces().largestNorm()).isLessThanOrEqualTo(0.05);
    Matrix3 stressGPa = prediction.stress(relaxed.cell()).times(Units.GPA_PER_EV_PER_A3);
    Matrix3 off = stressGPa.plus(Matrix3.diagonal(pressureGPa, pressureGPa, pressureGPa));
    assertThat(off.largestAbsolute()).isLessThanOrEqualTo(0.1 + 1e-9);
  }

  @Test
  void theEnthalpyIsLeastAndNotTheEnergy() {
    Relaxation.Converged converged =
        (Relaxation.Converged) relax(distorted(Silicon.diamond(1)), 10, TIGHT);
    for (double e : new double[] {-1e-3, 1e-3}) {
      Structure strained = converged.structure().strained(Matrix3.diagonal(e, e, e));
      double energy = StillingerWeber.silicon().predict(strained).energy();
      double enthalpy = energy + 10 / Units.GPA_PER_EV_PER_A3 * strained.cell().volume();
      assertThat(enthalpy).isGreaterThan(converged.enthalpy());
    }
  }

  @Test
  void goesOnFromASavedStateWithTheSameBits() {
    Structure start = distorted(Silicon.diamond(1));
    Fire whole = new Fire(FireState.at(start), Silicon.surface(start), 5, TIGHT, Watch.NONE);
    for (int step = 0; whole.ended().isEmpty(); step++) {
      if (step % 7 == 3) {
        Fire restored = new Fire(whole.state(), Silicon.surface(start), 5, TIGHT, Watch.NONE);
        whole.advance();
        restored.advance();
        assertThat(restored.state()).isEqualTo(whole.state());
      } else {
        whole.advance();
      }
    }
    assertThat(whole.ended()).contains(relax(start, 5, TIGHT));
  }

  @Test
  void saysHowFarItCameWhenStepsRunOut() {
    Structure start = distorted(Silicon.diamond(1));
    Relaxation relaxation = relax(start, 0, new RelaxationSettings(1e-4, 1e-3, 5));
    assertThat(relaxation).isInstanceOf(Relaxation.OutOfSteps.class);
    Relaxation.OutOfSteps left = (Relaxation.OutOfSteps) relaxation;
    Prediction prediction = StillingerWeber.silicon().predict(left.structure());
    assertThat(left.steps()).isEqualTo(5);
    assertThat(left.largestForce()).isCloseTo(prediction.forces().largestNorm(), within(1e-12));
    double stress = prediction.stress(left.structure().cell()).symmetric().largestAbsolute();
    assertThat(left.stressGPa()).isCloseTo(stress * Units.GPA_PER_EV_PER_A3, within(1e-9));
  }

  @Test
  void stopsWhereTheWatchSays() {
    Structure start = distorted(Silicon.diamond(1));
    Ending.Guarded breach = new Ending.Guarded(4, Ending.Breach.SMALLEST_VOLUME, 0.5, 0.6);
    Relaxation relaxation =
        Fire.relax(
            start,
            Silicon.surface(start),
            0,
            TIGHT,
            (step, surface) -> step == 4 ? Optional.of(breach) : Optional.empty());
    assertThat(relaxation).isEqualTo(new Relaxation.Stopped(4, breach));
  }

  @Test
  void aPotentialWithoutNumbersIsNoResult() {
    Structure start = Silicon.diamond(1);
    Term broken = new Term(3, (neighbours, tally) -> tally.forces()[5] = Double.NaN);
    Relaxation relaxation =
        Fire.relax(start, new Surface(8, broken, Optional.empty()), 0, USUAL, Watch.NONE);
    assertThat(relaxation).isEqualTo(new Relaxation.NotFinite(0));
  }
}
