package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

/** Energies, forces and stresses that LAMMPS gave for the four frames of a resource. */
public final class LammpsNumbers {
  private LammpsNumbers() {}

  /** Asserts agreement of each frame, relative to its largest force. */
  public static void agree(Potential potential, String resource, double relative) {
    for (LabelledFrames.Frame frame : frames(resource)) {
      double allowed = relative * frame.labels().forces().largestNorm();
      agree(potential, frame, allowed, allowed);
    }
  }

  /** The same, relative to the largest force of all frames, energy and virial per atom. */
  public static void agreePerAtom(Potential potential, String resource, double relative) {
    List<LabelledFrames.Frame> frames = frames(resource);
    double largest =
        frames.stream().mapToDouble(f -> f.labels().forces().largestNorm()).max().orElseThrow();
    for (LabelledFrames.Frame frame : frames) {
      double allowed = relative * largest;
      agree(potential, frame, allowed, allowed * frame.structure().size());
    }
  }

  private static List<LabelledFrames.Frame> frames(String resource) {
    List<LabelledFrames.Frame> frames = LabelledFrames.read(resource);
    assertThat(frames).hasSize(4);
    return frames;
  }

  private static void agree(
      Potential potential, LabelledFrames.Frame frame, double ofForces, double ofEnergy) {
    Prediction got = potential.predict(frame.structure());
    assertThat(got.energy()).isCloseTo(frame.labels().energy(), within(ofEnergy));
    for (int i = 0; i < frame.structure().size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double expected = frame.labels().forces().get(i, axis);
        assertThat(got.forces().get(i, axis)).isCloseTo(expected, within(ofForces));
      }
    }
    for (int k = 0; k < 9; k++) {
      double expected = frame.labels().virial().orElseThrow().get(k / 3, k % 3);
      assertThat(got.virial().get(k / 3, k % 3)).isCloseTo(expected, within(10 * ofEnergy));
    }
  }
}
