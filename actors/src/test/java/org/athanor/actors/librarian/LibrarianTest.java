package org.athanor.actors.librarian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.actors.librarian.LibrarianStage.ARMS;
import static org.athanor.actors.librarian.LibrarianStage.ID;
import static org.athanor.actors.librarian.LibrarianStage.SETTINGS;
import static org.athanor.actors.librarian.LibrarianStage.quotas;
import static org.athanor.actors.librarian.LibrarianStage.walk;
import static org.athanor.actors.librarian.LibrarianStage.walks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LibrarianTest {
  private static final LibrarianStage STAGE = new LibrarianStage();

  @BeforeEach
  void begin() {
    STAGE.begin(SETTINGS);
  }

  @AfterEach
  void stop() {
    STAGE.stop();
  }

  @AfterAll
  static void end() {
    STAGE.close();
  }

  @Test
  void walksAreJudgedInCanonicalOrderWhateverTheOrderOfArrival() {
    STAGE.await(0, quotas(2));
    assertThat(STAGE.expected()).isEqualTo(new RoundExpected(0, Set.of()));
    List.of(4, 2, 1, 3).forEach(index -> STAGE.deliver(0, index));
    assertThat(STAGE.events(WalkJudged.class)).isEmpty();
    STAGE.deliver(0, 0);
    assertThat(STAGE.chosen().round()).isZero();
    assertThat(STAGE.events(WalkJudged.class))
        .extracting(WalkJudged::walk)
        .containsExactlyElementsOf(walks(0).stream().map(Walk::id).toList());
  }

  @Test
  void aWalkIsAcknowledgedWhenItIsOnDiskAndHomeBeforeItsExplorerHearsOfIt() {
    STAGE.await(0, quotas(2));
    STAGE.expected();
    STAGE.workshop().breaksDown(ID, () -> STAGE.send(0, 1));
    STAGE.explorer().expectNoMessage();
    STAGE.send(0, 1);
    assertThat(STAGE.explorer().receiveMessage()).isEqualTo(new WalkStored(new WalkId(0, 1)));
    assertThat(STAGE.supervisor().receiveMessage()).isEqualTo(new WalkHome(new WalkId(0, 1)));
    // A second delivery is acknowledged, and not kept.
    STAGE.send(0, 1);
    assertThat(STAGE.explorer().receiveMessage()).isEqualTo(new WalkStored(new WalkId(0, 1)));
    assertThat(STAGE.events(WalkArrived.class)).hasSize(1);
  }

  @Test
  void aRoundAskedForAgainIsAnsweredWithWhatIsThere() {
    STAGE.await(0, quotas(2));
    STAGE.expected();
    STAGE.deliver(0, 3);
    STAGE.reopen();
    STAGE.await(0, quotas(2));
    assertThat(STAGE.expected().arrived()).containsExactly(new WalkId(0, 3));
    List.of(0, 1, 2, 4).forEach(index -> STAGE.deliver(0, index));
    RoundChosen choice = STAGE.chosen();
    STAGE.reopen();
    STAGE.await(0, quotas(2));
    assertThat(STAGE.expected().arrived()).hasSize(5);
    assertThat(STAGE.chosen()).isEqualTo(choice);
    assertThat(STAGE.events(RoundSelected.class)).hasSize(1);
  }

  @Test
  void quotasAreFilledArmByArmAndNeverExceeded() {
    STAGE.await(0, quotas(3));
    STAGE.expected();
    STAGE.deliverAll(0);
    List<Selection> selections = STAGE.chosen().selections();
    for (Arm arm : Set.copyOf(ARMS)) {
      assertThat(selections).filteredOn(one -> one.arm() == arm).hasSize(3);
    }
    Set<CandidateId> distinct = new HashSet<>();
    selections.forEach(selection -> distinct.add(selection.candidate()));
    assertThat(distinct).hasSameSizeAs(selections);
    // Anchors: the first of every walk first.
    assertThat(selections)
        .filteredOn(one -> one.arm() == Arm.ANCHOR)
        .extracting(one -> one.candidate().index())
        .containsExactly(0, 1, 2);
  }

  @Test
  void aStructureThatWasChosenBeforeIsADuplicateInEveryArmButControl() {
    Structure known = Crystals.rattled(Crystals.diamond(), 0.2, 77);
    Structure rotated = known.repeated(2, 1, 1);
    STAGE.await(0, List.of(new Quota(Arm.TEST, 1)), walk(0, 0, Arm.TEST));
    STAGE.expected();
    STAGE.deliver(new WalkId(0, 0), known);
    assertThat(STAGE.chosen().selections()).hasSize(1);
    STAGE.await(
        1, quotas(1), walk(1, 0, Arm.ENTROPY), walk(1, 1, Arm.CONTROL), walk(1, 2, Arm.ANCHOR));
    STAGE.expected();
    STAGE.deliver(new WalkId(1, 0), rotated);
    STAGE.deliver(new WalkId(1, 1), rotated);
    STAGE.deliver(new WalkId(1, 2), rotated);
    assertThat(STAGE.chosen().selections()).extracting(Selection::arm).containsExactly(Arm.CONTROL);
    Verdict duplicate = new Verdict.Duplicate(new CandidateId(new WalkId(0, 0), 0));
    assertThat(STAGE.verdicts(1)).containsExactly(duplicate, new Verdict.Exempt(), duplicate);
  }

  @Test
  void heldOutStructuresTeachTheCovarianceNothing() {
    Judgement alone = probeAfter(Arm.TEST, 0);
    Judgement afterTests = probeAfter(Arm.TEST, 4);
    Judgement afterControls = probeAfter(Arm.CONTROL, 4);
    assertThat(afterTests).isEqualTo(alone);
    assertThat(afterControls.gain()).isNotEqualTo(alone.gain());
  }

  /** How a structure is judged after a round that chose a seed, and so many others of an arm. */
  private Judgement probeAfter(Arm arm, int others) {
    STAGE.stop();
    begin();
    List<Quota> quotas = List.of(new Quota(Arm.SEED, 1), new Quota(arm, others));
    STAGE.await(0, quotas, walk(0, 0, Arm.SEED), walk(0, 1, arm));
    STAGE.deliver(new WalkId(0, 0), Crystals.rattled(Crystals.diamond(), 0.3, 8));
    STAGE.deliver(
        new WalkId(0, 1),
        Stream.of(1, 2, 3, 4)
            .map(seed -> Crystals.rattled(Crystals.diamond(), 0.1 * seed, seed))
            .toArray(Structure[]::new));
    assertThat(STAGE.chosen().selections()).hasSize(1 + others);
    STAGE.await(1, quotas(1), walk(1, 0, Arm.ENTROPY));
    STAGE.deliver(new WalkId(1, 0), Crystals.rattled(Crystals.diamond(), 0.15, 9));
    STAGE.chosen();
    return STAGE.events(WalkJudged.class).getLast().judgements().getFirst();
  }

  @Test
  void whatIsBeyondTheLimitsIsRefusedWithTheReason() {
    Structure start = Crystals.diamond();
    double[] close = start.positions().toArray();
    close[3] = close[0] + 1.1;
    close[4] = close[1];
    close[5] = close[2];
    Structure tooClose = start.withPositions(Vectors.of(close));
    STAGE.await(0, quotas(1), walk(0, 0, Arm.CONTROL));
    STAGE.expected();
    STAGE.deliver(
        new WalkId(0, 0), start.strained(Matrix3.diagonal(0.5, 0.3, 0.3)), tooClose, start);
    assertThat(STAGE.chosen().selections())
        .extracting(one -> one.candidate().index())
        .containsExactly(2);
    assertThat(STAGE.verdicts(0).subList(0, 2)).allMatch(Verdict.Refused.class::isInstance);
    assertThat(STAGE.verdicts(0).get(0).toString()).contains("volume").contains("2.54");
    assertThat(STAGE.verdicts(0).get(1).toString()).contains("shortest distance").contains("0.49");
  }
}
