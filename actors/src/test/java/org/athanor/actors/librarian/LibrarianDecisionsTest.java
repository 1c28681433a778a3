package org.athanor.actors.librarian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.actors.librarian.LibrarianStage.ARMS;
import static org.athanor.actors.librarian.LibrarianStage.ID;
import static org.athanor.actors.librarian.LibrarianStage.ROUNDS;
import static org.athanor.actors.librarian.LibrarianStage.SETTINGS;
import static org.athanor.actors.librarian.LibrarianStage.quotas;
import static org.athanor.actors.librarian.LibrarianStage.walk;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided is the same, whatever disturbs it. */
class LibrarianDecisionsTest {
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

  /** The write after the arrival is that of the judgement, and the last one that of the choice. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 7})
  void aDecisionThatCouldNotBeStoredIsMadeAgainTheSame(int write) {
    STAGE.run(new Random(0), 0);
    List<LibraryEvent> undisturbed = STAGE.decisions().subList(0, ARMS.size() + 1);
    STAGE.stop();
    begin();
    STAGE.await(0, quotas(2));
    STAGE.expected();
    List.of(1, 2, 3, 4).forEach(index -> STAGE.deliver(0, index));
    STAGE.workshop().breaksDown(ID, write, () -> STAGE.send(0, 0));
    STAGE.chosen();
    assertThat(STAGE.decisions()).isEqualTo(undisturbed);
  }

  /** Whatever the order of arrival, wherever it is cut off, and whenever the journal fails. */
  @RepeatedTest(6)
  void judgementsAndChoicesAreTheSameBitForBit(RepetitionInfo repetition) {
    STAGE.run(new Random(0), 0);
    List<LibraryEvent> undisturbed = STAGE.decisions();
    assertThat(undisturbed).hasSize(ROUNDS * (ARMS.size() + 1));
    STAGE.stop();
    begin();
    STAGE.run(new Random(repetition.getCurrentRepetition()), 0.25);
    assertThat(STAGE.decisions()).hasSameSizeAs(undisturbed);
    for (int k = 0; k < undisturbed.size(); k++) {
      assertThat(STAGE.decisions().get(k)).isEqualTo(undisturbed.get(k));
    }
  }

  private static final BasisSettings BASIS =
      new BasisSettings.RadialAngular(4.0, new RadialAngularBasis.Shape(4, 2, 2, 0, 0));

  private static LibrarianSettings choosing(Choice choice) {
    return new LibrarianSettings(
        SETTINGS.fingerprint(),
        SETTINGS.regularisation(),
        SETTINGS.bar(),
        choice,
        SETTINGS.mode(),
        SETTINGS.duplicates(),
        SETTINGS.limits());
  }

  private static Stream<Choice> otherChoices() {
    return Stream.of(
        new Choice.Uncertainty(BASIS, List.of(14), FitWeights.STANDARD),
        new Choice.Volume(BASIS, List.of(14)),
        new Choice.Chance());
  }

  @ParameterizedTest
  @MethodSource("otherChoices")
  void otherChoicesAreTheSameBitForBitToo(Choice choice) {
    STAGE.stop();
    STAGE.begin(choosing(choice));
    STAGE.run(new Random(0), 0);
    List<LibraryEvent> undisturbed = STAGE.decisions();
    assertThat(undisturbed).hasSize(ROUNDS * (ARMS.size() + 1));
    STAGE.stop();
    STAGE.begin(choosing(choice));
    STAGE.run(new Random(3), 0.25);
    assertThat(STAGE.decisions()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @MethodSource("otherChoices")
  void whatIsUnlikeAllBeforeIsChosenButByChance(Choice choice) {
    STAGE.stop();
    STAGE.begin(choosing(choice));
    STAGE.await(0, List.of(new Quota(Arm.SEED, 6)), walk(0, 0, Arm.SEED));
    Structure[] seeds =
        Stream.of(1, 2, 3, 4, 5, 6)
            .map(seed -> Crystals.rattled(Crystals.diamond(), 0.05, seed))
            .toArray(Structure[]::new);
    STAGE.deliver(new WalkId(0, 0), seeds);
    assertThat(STAGE.chosen().selections()).hasSize(6);
    STAGE.await(1, List.of(new Quota(Arm.ENTROPY, 1)), walk(1, 0, Arm.ENTROPY));
    Structure like = Crystals.rattled(Crystals.diamond(), 0.05, 9);
    Structure unlike =
        Crystals.rattled(
            Crystals.diamond().strained(Matrix3.diagonal(-0.08, -0.08, -0.08)), 0.25, 10);
    STAGE.deliver(new WalkId(1, 0), like, unlike, Crystals.rattled(Crystals.diamond(), 0.05, 11));
    List<Selection> chosen = STAGE.chosen().selections();
    assertThat(chosen).hasSize(1);
    if (!(choice instanceof Choice.Chance)) {
      assertThat(chosen.getFirst().candidate().index()).isEqualTo(1);
    }
    assertThat(STAGE.verdicts(1)).allMatch(Verdict.Accepted.class::isInstance);
  }
}
