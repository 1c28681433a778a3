package org.athanor.sims.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Guards.GradeGuard;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;
import org.athanor.sims.dynamics.Silicon;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WalkerTest {
  private static final Guards WIDE = new Guards(0.5, 9000, 60, 0.5, 1.6);
  private static final RelaxationSettings RELAXATION = new RelaxationSettings(0.05, 0.1, 300);
  private static final Motion.Dynamics HOT = new Motion.Dynamics(1000, new Bias.None(), 1);
  private static final Motion.Dynamics BIASED =
      new Motion.Dynamics(1000, new Bias.LocalEntropy(2), 1);
  private static final Motion.Perturbed RATTLED = new Motion.Perturbed(9, 0.06, 0.15);
  private static final Motion.Strained STRAINED = new Motion.Strained(11, 0.02, 1);

  private static Course course(Motion motion, Guards guards) {
    WalkSettings settings =
        new WalkSettings(
            40, 10, 1.5, 0.02, guards, new FingerprintSettings(4.0, 32, Orbitals.S, false));
    Structure start = Silicon.diamond(1).strained(Matrix3.diagonal(0.02, 0.01, 0.03));
    Walk walk = new Walk(new WalkId(2, 5), Arm.ENTROPY, "diamond", start, 5, motion, 99);
    return new Course(walk, settings, Optional.of(StillingerWeber.silicon()), RELAXATION);
  }

  private static WalkOutcome run(Course course) {
    return new Walker(course.relaxation())
        .run(course.walk(), course.settings(), course.potential(), () -> false)
        .orElseThrow();
  }

  private static WalkOutcome withoutTime(WalkOutcome outcome) {
    return new WalkOutcome(
        outcome.walk(), outcome.candidates(), outcome.ending(), outcome.steps(), 0);
  }

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

  @ParameterizedTest
  @MethodSource("guarded")
  void anAtomFarFromWhatTheFitHasSeenStopsTheWalkAndIsOffered(Arm arm, boolean stops) {
    GradedPotential potential = fittedToSmallDisplacements();
    WalkOutcome free = run(course(arm, WIDE, potential));
    double first = grade(potential, free.candidates().getFirst().structure());
    double second = grade(potential, free.candidates().get(1).structure());
    assertThat(second).as("the walk goes away from what was fitted").isGreaterThan(1.2 * first);
    double limit = (first + second) / 2;
    Guards guards = new Guards(0.5, 9000, 60, 0.5, 1.6, Optional.of(new GradeGuard(limit, 5)));
    WalkOutcome outcome = run(course(arm, guards, potential));
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
    assertThat(withoutTime(run(course(arm, guards, potential)))).isEqualTo(withoutTime(outcome));
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
    List<Candidate> free = run(course(Arm.ENTROPY, WIDE, potential)).candidates();
    double limit = grade(potential, free.getFirst().structure());
    Guards guards = new Guards(0.5, 9000, 60, 0.5, 1.6, Optional.of(new GradeGuard(limit, 1)));
    Course course = course(Arm.ENTROPY, guards, potential);
    WalkOutcome whole = withoutTime(run(course));
    assertThat(whole.ending()).isInstanceOf(Ending.Guarded.class);
    WalkRun run = WalkRun.start(course);
    while (!run.hasEnded()) {
      run = WalkRun.restored(course, run.state());
      run.advance();
    }
    assertThat(run.outcome(0)).isEqualTo(whole);
  }

  private static Course course(Arm arm, Guards guards, Potential potential) {
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
