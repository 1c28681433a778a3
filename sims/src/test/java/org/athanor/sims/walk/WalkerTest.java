package org.athanor.sims.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.athanor.sims.walk.Courses.HOT;
import static org.athanor.sims.walk.Courses.RELAXATION;
import static org.athanor.sims.walk.Courses.WIDE;
import static org.athanor.sims.walk.Courses.course;
import static org.athanor.sims.walk.Courses.run;
import static org.athanor.sims.walk.Courses.withoutTime;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalkerTest {
  private static final Motion.Dynamics BIASED =
      new Motion.Dynamics(1000, new Bias.LocalEntropy(2), 1);
  private static final Motion.Perturbed RATTLED = new Motion.Perturbed(9, 0.06, 0.15);
  private static final Motion.Strained STRAINED = new Motion.Strained(11, 0.02, 1);

  static List<Motion> motions() {
    return List.of(HOT, BIASED, RATTLED, STRAINED);
  }

  @ParameterizedTest
  @MethodSource("motions")
  void theSameWalkGivesTheSameBitsWhereverItWasCut(Motion motion) {
    Course course = course(motion, WIDE);
    WalkOutcome whole = withoutTime(run(course));
    assertThat(whole.ending()).isEqualTo(new Ending.Completed());
    assertThat(whole.candidates()).hasSizeGreaterThan(3);
    WalkRun run = WalkRun.start(course);
    while (!run.hasEnded()) {
      run.advance();
      run = WalkRun.restored(course, run.state());
    }
    assertThat(run.outcome(0)).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("motions")
  void anotherSeedGivesOtherCandidates(Motion motion) {
    Course course = course(motion, WIDE);
    Walk walk = course.walk();
    Walk other =
        new Walk(
            walk.id(), walk.arm(), walk.phase(), walk.start(), walk.pressureGPa(), motion, 100);
    WalkOutcome first = run(course);
    WalkOutcome second = run(new Course(other, course.settings(), course.potential(), RELAXATION));
    assertThat(second.candidates()).hasSameSizeAs(first.candidates());
    assertThat(second.candidates().getLast()).isNotEqualTo(first.candidates().getLast());
  }

  @Test
  void dynamicsProposesOneEverySoManyStepsOfTheRelaxedCell() {
    WalkOutcome outcome = run(course(HOT, WIDE));
    assertThat(outcome.ending()).isEqualTo(new Ending.Completed());
    assertThat(outcome.candidates()).extracting(Candidate::index).containsExactly(0, 1, 2, 3);
    assertThat(outcome.candidates()).extracting(Candidate::step).containsExactly(10, 20, 30, 40);
    assertThat(outcome.steps()).isGreaterThan(40);
    assertThat(outcome.seconds()).isPositive();
    Structure relaxed = run(course(STRAINED, WIDE)).candidates().getFirst().structure();
    for (Candidate candidate : outcome.candidates()) {
      assertThat(candidate.structure().cell()).isEqualTo(relaxed.cell());
    }
  }

  @Test
  void theBiasChangesTheWay() {
    assertThat(run(course(BIASED, WIDE)).candidates().getFirst())
        .isNotEqualTo(run(course(HOT, WIDE)).candidates().getFirst());
  }

  @Test
  void perturbationsGrowFromNothing() {
    Course course = course(RATTLED, WIDE);
    List<Candidate> candidates = run(course).candidates();
    assertThat(candidates).hasSize(9);
    assertThat(candidates.getFirst().structure()).isEqualTo(course.walk().start());
    double previous = -1;
    for (Candidate candidate : candidates) {
      double limit = 0.06 * candidate.index() / 8;
      Matrix3 strain = strain(course.walk().start(), candidate.structure());
      assertThat(strain.largestAbsolute()).isLessThanOrEqualTo(limit + 1e-12);
      assertThat(strain.largestAbsolute()).isGreaterThan(0.3 * limit - 1e-12);
      double force = force(candidate.structure());
      if (candidate.index() % 4 == 0) {
        assertThat(force).isGreaterThan(previous);
        previous = force;
      }
    }
  }

  @Test
  void strainsAreSmallAndAroundTheRelaxedCell() {
    List<Candidate> candidates = run(course(STRAINED, WIDE)).candidates();
    assertThat(candidates).hasSize(11);
    Structure relaxed = candidates.getFirst().structure();
    Prediction prediction = StillingerWeber.silicon().predict(relaxed);
    double pressureGPa =
        prediction.virial().trace() / 3 / relaxed.cell().volume() * Units.GPA_PER_EV_PER_A3;
    assertThat(pressureGPa).isCloseTo(5, within(0.1));
    assertThat(strain(relaxed, candidates.get(1).structure()).get(0, 0)).isBetween(0.0, 0.01);
    assertThat(strain(relaxed, candidates.get(2).structure()).get(1, 1)).isBetween(-0.01, 0.0);
    assertThat(strain(relaxed, candidates.get(6).structure()).get(2, 2)).isBetween(0.01, 0.02);
    Matrix3 shear = strain(relaxed, candidates.get(8).structure());
    assertThat(Math.abs(shear.get(1, 2))).isBetween(0.01, 0.02);
    assertThat(shear.trace()).isCloseTo(0, within(1e-12));
  }

  @Test
  void heatEndsAWalkAndWhatCameBeforeIsKept() {
    Course course = course(HOT, new Guards(0.5, 850, 60, 0.5, 1.6));
    WalkOutcome outcome = run(course);
    assertThat(outcome.ending()).isInstanceOf(Ending.Guarded.class);
    Ending.Guarded guarded = (Ending.Guarded) outcome.ending();
    assertThat(guarded.breach()).isEqualTo(Ending.Breach.HIGHEST_TEMPERATURE);
    assertThat(guarded.value()).isGreaterThan(850);
    assertThat(guarded.limit()).isEqualTo(850);
    List<Candidate> free = run(course(HOT, WIDE)).candidates();
    int kept = (guarded.step() - 1) / 10;
    assertThat(outcome.candidates()).isEqualTo(free.subList(0, kept));
  }

  @Test
  void forcesEndAWalk() {
    Ending.Guarded guarded =
        (Ending.Guarded) run(course(HOT, new Guards(0.5, 9000, 1.5, 0.5, 1.6))).ending();
    assertThat(guarded.breach()).isEqualTo(Ending.Breach.LARGEST_FORCE);
    assertThat(guarded.value()).isBetween(1.5, 3.0);
  }

  @Test
  void volumesGuardTheRelaxation() {
    // The start is 6 % too large, and 5 GPa take another 5 %.
    Ending.Guarded guarded =
        (Ending.Guarded) run(course(HOT, new Guards(0.5, 9000, 60, 0.97, 1.6))).ending();
    assertThat(guarded.breach()).isEqualTo(Ending.Breach.SMALLEST_VOLUME);
    assertThat(guarded.value()).isBetween(0.9, 0.97);
    WalkOutcome perturbed = run(course(RATTLED, new Guards(0.5, 9000, 60, 0.999, 1.001)));
    assertThat(perturbed.ending()).isInstanceOf(Ending.Guarded.class);
    assertThat(perturbed.candidates()).hasSizeBetween(1, 4);
  }

  @Test
  void aPotentialThatPullsAtomsTogetherIsStoppedByTheirDistance() {
    Course course = course(HOT, WIDE);
    Potential reversed = new Reversed(StillingerWeber.silicon());
    WalkOutcome outcome =
        run(new Course(course.walk(), course.settings(), Optional.of(reversed), RELAXATION));
    assertThat(outcome.candidates()).isEmpty();
    assertThat(outcome.ending()).isInstanceOf(Ending.Guarded.class);
  }

  @Test
  void closeAtomsAreNeverProposed() {
    Course course = course(new Motion.Perturbed(30, 0.01, 0.8), new Guards(0.8, 1, 1, 0.5, 2));
    WalkOutcome outcome = run(course);
    Ending.Guarded guarded = (Ending.Guarded) outcome.ending();
    assertThat(guarded.breach()).isEqualTo(Ending.Breach.SHORTEST_DISTANCE);
    assertThat(guarded.value()).isLessThan(0.8);
    assertThat(outcome.candidates()).hasSize(guarded.step());
    for (Candidate candidate : outcome.candidates()) {
      double distance = Neighbours.of(candidate.structure(), 4).shortestDistance();
      double sum = 2 * Element.of("Si").covalentRadius();
      assertThat(distance).isGreaterThanOrEqualTo(0.8 * sum);
    }
  }

  @Test
  void saysWhyAStartCouldNotBeRelaxed() {
    Course course = course(HOT, WIDE);
    WalkOutcome outcome =
        run(
            new Course(
                course.walk(),
                course.settings(),
                course.potential(),
                new RelaxationSettings(1e-6, 1e-6, 3)));
    assertThat(outcome.ending()).isInstanceOf(Ending.NotRelaxed.class);
    assertThat(((Ending.NotRelaxed) outcome.ending()).detail())
        .contains("after 3 steps")
        .contains("eV/Å")
        .contains("GPa");
    assertThat(outcome.steps()).isEqualTo(3);
  }

  @Test
  void givesUpWhenItIsCancelled() {
    Course course = course(HOT, WIDE);
    int[] asked = new int[1];
    Optional<WalkOutcome> outcome =
        new Walker(RELAXATION)
            .run(course.walk(), course.settings(), course.potential(), () -> ++asked[0] > 7);
    assertThat(outcome).isEmpty();
    assertThat(asked[0]).isEqualTo(8);
  }

  @Test
  void needsAPotentialUnlessItOnlyPerturbs() {
    Course course = course(HOT, WIDE);
    assertThatThrownBy(
            () ->
                new Walker(RELAXATION)
                    .run(course.walk(), course.settings(), Optional.empty(), () -> false))
        .hasMessageContaining("walk 2/5")
        .hasMessageContaining("potential");
    Course perturbed = course(RATTLED, WIDE);
    assertThat(
            new Walker(RELAXATION)
                .run(perturbed.walk(), perturbed.settings(), Optional.empty(), () -> false))
        .isPresent();
  }

  @Test
  void movesOnThePotentialThatTheWalkNamesWhateverElseItIsHanded() {
    Course fitted = course(HOT, WIDE);
    Motion.Dynamics named = new Motion.Dynamics(1000, new Bias.None(), new Driver.Given("mine"));
    Course course = course(named, WIDE);
    Walker walker =
        new Walker(
            RELAXATION,
            spec -> {
              assertThat(spec).isEqualTo("mine");
              return StillingerWeber.silicon();
            });
    assertThat(
            walker
                .run(course.walk(), course.settings(), Optional.empty(), () -> false)
                .orElseThrow()
                .candidates())
        .isEqualTo(run(fitted).candidates());
    assertThatThrownBy(
            () ->
                new Walker(RELAXATION)
                    .run(course.walk(), course.settings(), course.potential(), () -> false))
        .hasMessageContaining("mine");
  }

  /** ε with cell = start · (1 + ε). */
  private static Matrix3 strain(Structure start, Structure strained) {
    return start
        .cell()
        .rows()
        .inverse()
        .times(strained.cell().rows())
        .plus(Matrix3.IDENTITY.times(-1));
  }

  private static double force(Structure structure) {
    return StillingerWeber.silicon().predict(structure).forces().largestNorm();
  }
}
