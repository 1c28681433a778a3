package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;
import org.athanor.sims.dynamics.Silicon;
import org.athanor.sims.relaxation.RelaxationSettings;

/** Walks in silicon for tests, and their ends. */
final class Courses {
  static final Guards WIDE = new Guards(0.5, 9000, 60, 0.5, 1.6);
  static final RelaxationSettings RELAXATION = new RelaxationSettings(0.05, 0.1, 300);
  static final Motion.Dynamics HOT = new Motion.Dynamics(1000, new Bias.None(), 1);

  private Courses() {}

  static Course course(Motion motion, Guards guards) {
    WalkSettings settings =
        new WalkSettings(
            40, 10, 1.5, 0.02, guards, new FingerprintSettings(4.0, 32, Orbitals.S, false));
    Structure start = Silicon.diamond(1).strained(Matrix3.diagonal(0.02, 0.01, 0.03));
    Walk walk = new Walk(new WalkId(2, 5), Arm.ENTROPY, "diamond", start, 5, motion, 99);
    return new Course(walk, settings, Optional.of(StillingerWeber.silicon()), RELAXATION);
  }

  static WalkOutcome run(Course course) {
    return new Walker(course.relaxation())
        .run(course.walk(), course.settings(), course.potential(), () -> false)
        .orElseThrow();
  }

  static WalkOutcome withoutTime(WalkOutcome outcome) {
    return new WalkOutcome(
        outcome.walk(), outcome.candidates(), outcome.ending(), outcome.steps(), 0);
  }
}
