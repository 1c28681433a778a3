package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

/** What every potential with parameters promises, beside the contract of all potentials. */
public interface ParametricContract extends PotentialContract {
  @Override
  ParametricPotential potential();

  /** Step of the finite differences by θ. */
  default double parameterStep() {
    return 1e-4;
  }

  @Test
  default void sensitivitiesAreSlopesByTheParameters() {
    for (Sample sample : samples()) {
      Sensitivity got = potential().sensitivity(sample.structure());
      assertThat(got.parameters()).isEqualTo(potential().parameters().size());
      for (int p = 0; p < got.parameters(); p++) {
        Prediction slope = slope(sample.structure(), p);
        String what = sample + ", by " + potential().parameters().get(p).name();
        double scale = 1 + got.virial().get(p).largestAbsolute() + Math.abs(got.energy().get(p));
        double allowed = tolerance() * scale;
        assertThat(got.energy().get(p)).as(what).isCloseTo(slope.energy(), within(allowed));
        double[] forces = got.forces().get(p).toArray();
        for (int k = 0; k < forces.length; k++) {
          assertThat(forces[k])
              .as("%s, force %d", what, k)
              .isCloseTo(slope.forces().get(k / 3, k % 3), within(allowed));
        }
        for (int k = 0; k < 9; k++) {
          assertThat(got.virial().get(p).get(k / 3, k % 3))
              .as("%s, virial %d", what, k)
              .isCloseTo(slope.virial().get(k / 3, k % 3), within(allowed));
        }
      }
    }
  }

  @Test
  default void itsOwnCoordinatesGiveItBack() {
    ParametricPotential back = potential().with(potential().theta());
    assertThat(back.cutoff()).isCloseTo(potential().cutoff(), within(1e-14 * back.cutoff()));
    for (Sample sample : samples()) {
      Prediction expected = potential().predict(sample.structure());
      Prediction got = back.predict(sample.structure());
      double scale = 1 + expected.virial().largestAbsolute();
      assertThat(got.energy()).isCloseTo(expected.energy(), within(1e-11 * scale));
    }
  }

  @Test
  default void coordinatesThatDoNotFitAreRefused() {
    double[] longer = new double[potential().parameters().size() + 1];
    assertThatThrownBy(() -> potential().with(Scalars.of(longer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(longer.length));
    double[] broken = potential().theta().toArray();
    broken[0] = Double.NaN;
    assertThatThrownBy(() -> potential().with(Scalars.of(broken)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Fourth-order differences of the prediction by one coordinate. */
  private Prediction slope(Structure structure, int p) {
    double energy = 0;
    double[] forces = new double[3 * structure.size()];
    Matrix3 virial = Matrix3.ZERO;
    double[] weights = {1, -8, 0, 8, -1};
    for (int step = -2; step <= 2; step++) {
      double weight = weights[step + 2] / (12 * parameterStep());
      double[] theta = potential().theta().toArray();
      theta[p] += step * parameterStep();
      Prediction moved = potential().with(Scalars.of(theta)).predict(structure);
      energy += weight * moved.energy();
      virial = virial.plus(moved.virial().times(weight));
      for (int k = 0; k < forces.length; k++) {
        forces[k] += weight * moved.forces().get(k / 3, k % 3);
      }
    }
    return new Prediction(
        energy, Scalars.of(new double[structure.size()]), Vectors.of(forces), virial);
  }
}
