package org.athanor.actors.fitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import akka.actor.testkit.typed.javadsl.TestInbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.matcher.CellEnergies;
import org.athanor.actors.matcher.TargetSettings;
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitterMessage.Tune;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.junit.jupiter.api.Test;

class TunerTest {
  /** How far apart the zeros of energy of reference and potential are, in eV/atom. */
  private static final double ZERO = 4.25;

  private static final LabelAccuracy FORCES =
      new LabelAccuracy(new TreeMap<>(Map.of(LabelKind.FORCES, 0.01)));

  /** Silicon itself, with another zero of energy. */
  private static LabeledStructure labeled(Selection selection) {
    Prediction said = StillingerWeber.silicon().predict(selection.structure());
    int atoms = selection.structure().size();
    return new LabeledStructure(
        new LabelId("ab".repeat(32)),
        selection,
        new Labels(said.energy() - ZERO * atoms, said.forces(), Optional.of(said.virial())));
  }

  private static Selection heldOut(Selection one) {
    return new Selection(one.candidate(), Arm.TEST, one.phase(), one.structure());
  }

  private static Fitted tuned(LabelAccuracy accuracy, int fitted) {
    List<LabelWeight> weights = new ArrayList<>();
    for (Selection one : CellEnergies.pool(0, fitted)) {
      weights.add(new LabelWeight(one.candidate(), 1.0 + weights.size()));
    }
    return tuned(accuracy, weights, List.of());
  }

  /** From eight structures of one pool, six of another, and three held out. */
  private static Fitted tuned(
      LabelAccuracy accuracy, List<LabelWeight> weights, List<CandidateId> control) {
    List<LabeledStructure> labels = new ArrayList<>();
    CellEnergies.pool(0, 8).forEach(one -> labels.add(labeled(one)));
    CellEnergies.pool(2, 6).forEach(one -> labels.add(labeled(one)));
    CellEnergies.pool(1, 3).forEach(one -> labels.add(labeled(heldOut(one))));
    TargetSettings usual = CellEnergies.settings(3, 2);
    TargetSettings settings = new TargetSettings(usual.start(), accuracy, true, usual.pace());
    TestInbox<SupervisorMessage> supervisor = TestInbox.create();
    Tune order =
        new Tune(0, Optional.empty(), List.of(labels), weights, 1, control, supervisor.getRef());
    return (Fitted) new Tuner(new Aim(settings, new CellEnergies(0.002))).answer(order);
  }

  private static List<CandidateId> candidates(int round, int count) {
    return CellEnergies.pool(round, count).stream().map(Selection::candidate).toList();
  }

  private static List<LabelWeight> weights(double... weights) {
    List<CandidateId> candidates = candidates(0, weights.length);
    return IntStream.range(0, weights.length)
        .mapToObj(k -> new LabelWeight(candidates.get(k), weights[k]))
        .toList();
  }

  /** The same structures drawn, and the same weight together: then nothing is won by choosing. */
  @Test
  void theControlIsAFitOfItsOwnWithAsMuchWeight() {
    Tuning even = tuned(FORCES, weights(3, 3, 3, 3), candidates(0, 4)).tuning().orElseThrow();
    TargetControl same = even.control().orElseThrow();
    assertThat(same.labels()).isEqualTo(4);
    assertThat(same.readings()).isEqualTo(even.readings());
    assertThat(same.deviations()).isEqualTo(even.deviations());
    assertThat(same.misfitDeviations()).isEqualTo(even.misfitDeviations().orElseThrow());
    assertThat(same.misfit()).isEqualTo(even.misfit());
    Tuning uneven = tuned(FORCES, weights(9, 1, 1, 1), candidates(0, 4)).tuning().orElseThrow();
    assertThat(uneven.control()).isEqualTo(even.control());
    assertThat(uneven.deviations()).isNotEqualTo(even.deviations());
  }

  @Test
  void labelsOfTheControlHaveNoPartInTheFit() {
    Fitted alone = tuned(FORCES, weights(1, 2, 3, 4), List.of());
    Fitted beside = tuned(FORCES, weights(1, 2, 3, 4), candidates(2, 6));
    assertThat(alone.tuning().orElseThrow().control()).isEmpty();
    assertThat(beside.tuning().orElseThrow().control().orElseThrow().labels()).isEqualTo(6);
    assertThat(beside.potential()).isEqualTo(alone.potential());
    assertThat(beside.report()).isEqualTo(alone.report());
    assertThat(beside.report().labels()).isEqualTo(4);
  }

  /** Forces alone determine silicon's parameters, and say nothing of a zero of energy. */
  @Test
  void energiesThatDoNotCountAreComparedWithoutTheirOffset() {
    Fitted fitted = tuned(FORCES, 8);
    Errors training = fitted.report().training().orElseThrow();
    Errors heldOut = fitted.report().heldOut().orElseThrow();
    assertThat(heldOut.forceMae()).isLessThan(1e-2);
    assertThat(training.energyOffset().orElseThrow()).isCloseTo(ZERO, within(1e-4));
    assertThat(heldOut.energyOffset()).isEqualTo(training.energyOffset());
    assertThat(training.energyMae()).isLessThan(0.1);
    assertThat(heldOut.energyMae()).isLessThan(0.1);
  }

  @Test
  void beforeAnyLabelOfAFitTheOffsetIsThatOfHeldOutOnes() {
    Fitted fitted = tuned(FORCES, 0);
    Errors heldOut = fitted.report().heldOut().orElseThrow();
    assertThat(fitted.report().training()).isEmpty();
    assertThat(heldOut.energyOffset().orElseThrow()).isBetween(ZERO - 1, ZERO + 1);
    assertThat(heldOut.energyMae()).isLessThan(500);
  }

  @Test
  void energiesThatCountAreComparedAsTheyAre() {
    Fitted fitted = tuned(CellEnergies.ACCURACY, 8);
    Errors training = fitted.report().training().orElseThrow();
    assertThat(training.energyOffset()).isEmpty();
    assertThat(training.energyMae()).as("silicon has no such zero").isGreaterThan(5);
  }

  /**
   * What the form cannot follow shows in every property's misfit deviation, and not in the bare.
   */
  @Test
  void misfitDeviationsStandBesideTheBareOnes() {
    Tuning followed = tuned(FORCES, 8).tuning().orElseThrow();
    Tuning strained = tuned(CellEnergies.ACCURACY, 8).tuning().orElseThrow();
    for (int q = 0; q < followed.readings().size(); q++) {
      double bare = followed.deviations().get(q);
      assertThat(followed.misfitDeviations().orElseThrow().get(q))
          .isCloseTo(bare, within(0.05 * bare));
      assertThat(strained.misfitDeviations().orElseThrow().get(q))
          .isGreaterThan(3 * strained.deviations().get(q));
    }
  }
}
