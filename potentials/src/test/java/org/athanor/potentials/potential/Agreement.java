package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/** Asserts that two predictions are the same up to rounding. */
record Agreement(Sample sample, Prediction expected) {
  static Agreement of(Sample sample, Prediction expected) {
    return new Agreement(sample, expected);
  }

  /** The prediction whose atom i is atom {@code source[i]} of this one; energy, virial as given. */
  static Prediction picked(Prediction prediction, int... source) {
    double[] energies = new double[source.length];
    double[] forces = new double[3 * source.length];
    for (int i = 0; i < source.length; i++) {
      energies[i] = prediction.energies().get(source[i]);
      for (int axis = 0; axis < 3; axis++) {
        forces[3 * i + axis] = prediction.forces().get(source[i], axis);
      }
    }
    return new Prediction(
        prediction.energy(), Scalars.of(energies), Vectors.of(forces), prediction.virial());
  }

  void with(Prediction got) {
    double scale = Math.max(1, expected.forces().largestNorm());
    close("energy", expected.energy(), got.energy(), scale);
    for (int i = 0; i < expected.forces().size(); i++) {
      close("energy of atom " + i, expected.energies().get(i), got.energies().get(i), scale);
      for (int axis = 0; axis < 3; axis++) {
        close("force on " + i, expected.forces().get(i, axis), got.forces().get(i, axis), scale);
      }
    }
    double virialScale = Math.max(1, expected.virial().largestAbsolute());
    for (int k = 0; k < 9; k++) {
      close(
          "virial",
          expected.virial().get(k / 3, k % 3),
          got.virial().get(k / 3, k % 3),
          virialScale);
    }
  }

  private void close(String what, double wanted, double got, double scale) {
    double allowed = 1e-10 * Math.max(scale, Math.abs(wanted));
    assertThat(got).as("%s: %s", sample, what).isCloseTo(wanted, within(allowed));
  }
}
