package org.athanor.sims.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.sims.walk.Courses.HOT;
import static org.athanor.sims.walk.Courses.RELAXATION;
import static org.athanor.sims.walk.Courses.WIDE;
import static org.athanor.sims.walk.Courses.course;
import static org.athanor.sims.walk.Courses.run;
import static org.athanor.sims.walk.Courses.withoutTime;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Guards.GradeGuard;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.sims.dynamics.Silicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks that stop where an atom is far from what the fit has seen. */
class GuardedWalkTest {
  @ParameterizedTest
  @MethodSource("guarded")
  void anAtomFarFromWhatTheFitHasSeenStopsTheWalkAndIsOffered(Arm arm, boolean stops) {
    GradedPotential potential = fittedToSmallDisplacements();
    WalkOutcome free = run(graded(arm, WIDE, potential));
    double first = grade(potential, free.candidates().getFirst().structure());
    double second = grade(potential, free.candidates().get(1).structure());
    assertThat(second).as("the walk goes away from what was fitted").isGreaterThan(1.2 * first);
    double limit = (first + second) / 2;
    Guards guards = new Guards(0.5, 9000, 60, 0.5, 1.6, Optional.of(new GradeGuard(limit, 5)));
    WalkOutcome outcome = run(graded(arm, guards, potential));
    if (!stops) {
      assertThat(withoutTime(outcome)).isEqualTo(withoutTime(free));
      return;
    }
    Ending.Guarded ending = (Ending.Guarded) outcome.ending();
    assertThat(ending.breach()).isEqualTo(Ending.Breach.LARGEST_GRADE);
    assertThat(ending.limit()).isEqualTo(limit);
    assertThat(ending.step()).isIn(15, 20);
    assertThat(outcome.candidates()).hasSize(2);
    Candidate offered = outcome.candidates().getLast();
    assertThat(offered.step()).isEqualTo(ending.step());
    assertThat(offered.index()).isEqualTo(1);
    assertThat(ending.value()).isEqualTo(grade(potential, offered.structure()));
    assertThat(ending.value()).isGreaterThan(limit);
    assertThat(withoutTime(run(graded(arm, guards, potential)))).isEqualTo(withoutTime(outcome));
  }

  static List<Arguments> guarded() {
    return List.of(
        Arguments.of(Arm.ENTROPY, true),
        Arguments.of(Arm.ANCHOR, true),
        Arguments.of(Arm.CONTROL, false),
        Arguments.of(Arm.TEST, false));
  }

  @Test
  void aGuardWithoutGradesNeverStops() {
    Guards guards = new Guards(0.5, 9000, 60, 0.5, 1.6, Optional.of(new GradeGuard(1, 1)));
    assertThat(run(course(HOT, guards)).ending()).isEqualTo(new Ending.Completed());
  }

  @Test
  void aGuardedWalkStoppedAndSavedAnywhereEndsInTheSameWay() {
    GradedPotential potential = fittedToSmallDisplacements();
    List<Candidate> free = run(graded(Arm.ENTROPY, WIDE, potential)).candidates();
    double limit = grade(potential, free.getFirst().structure());
    Guards guards = new Guards(0.5, 9000, 60, 0.5, 1.6, Optional.of(new GradeGuard(limit, 1)));
    Course course = graded(Arm.ENTROPY, guards, potential);
    WalkOutcome whole = withoutTime(run(course));
    assertThat(whole.ending()).isInstanceOf(Ending.Guarded.class);
    WalkRun run = WalkRun.start(course);
    while (!run.hasEnded()) {
      run = WalkRun.restored(course, run.state());
      run.advance();
    }
    assertThat(run.outcome(0)).isEqualTo(whole);
  }

  private static Course graded(Arm arm, Guards guards, Potential potential) {
    Course any = course(HOT, guards);
    Walk walk = any.walk();
    Walk own =
        new Walk(walk.id(), arm, walk.phase(), walk.start(), walk.pressureGPa(), HOT, walk.seed());
    return new Course(own, any.settings(), Optional.of(potential), RELAXATION);
  }

  private static double grade(GradedPotential potential, Structure structure) {
    double largest = 0;
    for (double grade : potential.extrapolation(structure.species()).of(structure).toArray()) {
      largest = Math.max(largest, grade);
    }
    return largest;
  }

  private static GradedPotential fittedToSmallDisplacements() {
    CalibratedFit fit =
        CalibratedFit.start(
            Columns.of(
                RadialAngularBasis.of(4, new RadialAngularBasis.Shape(5, 3, 1, 0, 0), List.of(14))),
            Prior.RIDGE);
    StillingerWeber silicon = StillingerWeber.silicon();
    for (int k = 0; k < 12; k++) {
      double strain = 0.01 * (k % 4) - 0.02;
      Structure structure =
          Deformations.of(new Motion.Perturbed(1, 0.01, 0.06), k)
              .apply(Silicon.diamond(1).strained(Matrix3.diagonal(strain, strain, strain)), 0);
      Prediction said = silicon.predict(structure);
      Labels labels = new Labels(said.energy(), said.forces(), Optional.of(said.virial()));
      fit.absorb(structure, labels, FitWeights.STANDARD);
    }
    CalibratedPotential found = fit.solve(CalibratedFit.Source.POSTERIOR);
    return new GradedPotential(
        found.fit().potential(), ActiveSets.of(found.uncertainty().grades()));
  }
}
