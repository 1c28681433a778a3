package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.structure.Labels;

/** Holds a potential against frames labelled by LAMMPS: energy, forces and virial. */
public final class LammpsFrames {
  private LammpsFrames() {}

  /**
   * Asserts agreement to {@code relative} times the largest force of each frame.
   *
   * @param resource an extxyz file on the class path
   */
  public static void agree(Potential potential, String resource, double relative) {
    List<LabelledFrames.Frame> frames = LabelledFrames.read(resource);
    assertThat(frames).hasSize(4);
    for (LabelledFrames.Frame frame : frames) {
      agree(potential.predict(frame.structure()), frame.labels(), relative);
    }
  }

  /** Asserts agreement to {@code relative} times the largest force. */
  public static void agree(Prediction got, Labels labels, double relative) {
    double largest = labels.forces().largestNorm();
    assertThat(largest).isGreaterThan(1e-3);
    double allowed = relative * largest;
    assertThat(got.energy()).as("energy").isCloseTo(labels.energy(), within(allowed));
    for (int k = 0; k < 3 * labels.forces().size(); k++) {
      assertThat(got.forces().get(k / 3, k % 3))
          .as("force on atom %d", k / 3)
          .isCloseTo(labels.forces().get(k / 3, k % 3), within(allowed));
    }
    labels
        .virial()
        .ifPresent(
            virial -> {
              double scale = relative * Math.max(largest, virial.largestAbsolute());
              for (int k = 0; k < 9; k++) {
                assertThat(got.virial().get(k / 3, k % 3))
                    .as("virial")
                    .isCloseTo(virial.get(k / 3, k % 3), within(scale));
              }
            });
  }
}
