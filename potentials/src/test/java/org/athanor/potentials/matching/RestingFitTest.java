package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class RestingFitTest {
  private static final ParametricPotential SILICON =
      TunableStillingerWeber.of(StillingerWeber.silicon());
  private static final Structure CELL =
      Crystals.diamond().strained(Matrix3.of(0.02, 0.01, 0, 0.01, -0.03, 0, 0, 0, 0.01));

  /** A label that only parameters far away from silicon's can follow. */
  private static List<BoughtLabel> far() {
    Prediction said = SILICON.predict(CELL);
    Labels labels = new Labels(0.5 * said.energy(), said.forces(), Optional.of(said.virial()));
    return List.of(new BoughtLabel("x", CELL, LabelKind.ENERGY, 0, labels, 1));
  }

  private static double moved(ParametricPotential potential) {
    double square = 0;
    for (int p = 0; p < SILICON.theta().size(); p++) {
      square += Math.pow(potential.theta().get(p) - SILICON.theta().get(p), 2);
    }
    return Math.sqrt(square);
  }

  /** Stands for a crystal that has a minimum only near where the fit began. */
  private static double held(ParametricPotential potential, double within) {
    double moved = moved(potential);
    if (moved > within) {
      throw new IllegalStateException("moved by " + moved);
    }
    return moved;
  }

  private static RestingFit<Double> fit(double within) {
    return RestingFit.of(SILICON, far(), at -> held(at, within), IllegalStateException.class);
  }

  @Test
  void aFreeFitIsFreeAndOtherwiseTheLeastRidgeOfTheSeriesHoldsIt() {
    RestingFit<Double> free = fit(10);
    assertThat(free.ridge()).isEmpty();
    assertThat(free.readings()).isEqualTo(moved(free.calibration().potential()));
    RestingFit<Double> held = fit(0.5 * free.readings());
    double ridge = held.ridge().orElseThrow();
    assertThat(held.readings()).isLessThanOrEqualTo(0.5 * free.readings()).isPositive();
    assertThat(Math.log10(ridge / 1e-4) / 2)
        .isCloseTo(Math.rint(Math.log10(ridge / 1e-4) / 2), within(1e-9));
    ParametricPotential looser = WeightedFit.of(SILICON, far(), ridge / 100).potential();
    assertThat(moved(looser)).isGreaterThan(0.5 * free.readings());
  }

  @Test
  void whatNoRidgeHoldsIsSaidAndOtherFailuresPass() {
    assertThatThrownBy(() -> fit(-1))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(first -> assertThat(first.getSuppressed()).hasSizeGreaterThan(5));
    assertThatThrownBy(
            () ->
                RestingFit.of(
                    SILICON,
                    far(),
                    at -> {
                      throw new ArithmeticException("another");
                    },
                    IllegalStateException.class))
        .isInstanceOf(ArithmeticException.class)
        .satisfies(other -> assertThat(other.getSuppressed()).isEmpty());
  }

  /** One energy determines one direction of five, and no other. */
  @Test
  void whatTheLabelsDoNotDetermineHasNoFiniteDeviation() {
    Calibration fitted = fit(10).calibration();
    double[] seen = fitted.potential().sensitivity(CELL).energy().toArray();
    double[] unseen = new double[seen.length];
    unseen[0] = -seen[1];
    unseen[1] = seen[0];
    Scalars deviations = fitted.deviations(new double[][] {seen, unseen, new double[seen.length]});
    // w = 1, energies per atom.
    assertThat(deviations.get(0)).isCloseTo(CELL.size(), within(1e-6 * CELL.size()));
    assertThat(deviations.get(1)).isInfinite();
    assertThat(deviations.get(2)).isZero();
    Calibration nothing = Calibration.before(SILICON);
    assertThat(nothing.deviations(new double[][] {seen}).get(0)).isInfinite();
    assertThat(nothing.misfitDeviations(new double[][] {seen}).get(0)).isInfinite();
  }
}
