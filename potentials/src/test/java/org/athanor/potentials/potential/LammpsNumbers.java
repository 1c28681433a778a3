package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

/** Energies, forces and stresses that LAMMPS gave for the frames of a resource. */
public final class LammpsNumbers {
  private LammpsNumbers() {}

  /** Asserts agreement on all four frames, relative to the largest force. */
  public static void agree(Potential potential, String resource, double relative) {
    List<LabelledFrames.Frame> frames = LabelledFrames.read(resource);
    assertThat(frames).hasSize(4);
    for (LabelledFrames.Frame frame : frames) {
      Prediction got = potential.predict(frame.structure());
      double allowed = relative * frame.labels().forces().largestNorm();
      assertThat(got.energy()).isCloseTo(frame.labels().energy(), within(allowed));
      for (int i = 0; i < frame.structure().size(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          double expected = frame.labels().forces().get(i, axis);
          assertThat(got.forces().get(i, axis)).isCloseTo(expected, within(allowed));
        }
      }
      for (int k = 0; k < 9; k++) {
        double expected = frame.labels().virial().orElseThrow().get(k / 3, k % 3);
        assertThat(got.virial().get(k / 3, k % 3)).isCloseTo(expected, within(10 * allowed));
      }
    }
  }
}
