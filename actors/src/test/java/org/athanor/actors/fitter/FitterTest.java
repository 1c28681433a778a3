package org.athanor.actors.fitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.Workshop;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.Environments;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FitterTest {
  private static final FitSettings SETTINGS =
      new FitSettings(
          new BasisSettings.RadialAngular(4.5, new RadialAngularBasis.Shape(6, 4, 2, 0, 0)),
          List.of(14),
          FitWeights.STANDARD);
  private static final StillingerWeber SILICON = StillingerWeber.silicon();
  private static final List<List<LabeledStructure>> ROUNDS =
      List.of(
          round(0, Arm.SEED, Arm.SEED, Arm.SEED, Arm.TEST, Arm.TEST),
          round(1, Arm.ENTROPY, Arm.ENTROPY, Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR),
          round(2, Arm.ENTROPY, Arm.CONTROL, Arm.CONTROL));
  private static final Workshop WORKSHOP = new Workshop();

  private ActorRef<FitterMessage> fitter;
  private TestProbe<SupervisorMessage> supervisor;

  @BeforeEach
  void begin() {
    supervisor = WORKSHOP.probe(SupervisorMessage.class);
    fitter = WORKSHOP.spawn(Fitter.create(SETTINGS));
  }

  @AfterEach
  void stop() {
    WORKSHOP.stop(fitter);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @Test
  void theSameLabelsGiveTheSameTextAfterARestartAndWhateverWasFittedBefore() {
    List<Fitted> stepwise = new ArrayList<>();
    for (int version = 0; version < ROUNDS.size(); version++) {
      stepwise.add(fit(version));
    }
    assertThat(fit(1)).isEqualTo(stepwise.get(1));
    stop();
    begin();
    assertThat(fit(2)).isEqualTo(stepwise.get(2));
    assertThat(fit(2)).isEqualTo(stepwise.get(2));
  }

  @Test
  void theTextIsAPotentialThatAgreesWithItsLabels() {
    Fitted fit = fit(2);
    Structure structure = ROUNDS.get(0).get(0).selection().structure();
    double energy = LinearPotentialText.read(fit.potential()).predict(structure).energy();
    assertThat(energy / structure.size())
        .isCloseTo(ROUNDS.get(0).get(0).labels().energy() / structure.size(), within(0.05));
  }

  @Test
  void theReportKeepsTheArmsApart() {
    FitReport report = fit(2).report();
    // 3 seeds, 5 labels of round 1, 3 of round 2; tests are never fitted to.
    assertThat(report.labels()).isEqualTo(11);
    assertThat(report.training().orElseThrow().labels()).isEqualTo(11);
    assertThat(report.heldOut().orElseThrow().labels()).isEqualTo(2);
    // Round 1 matches 1 control with 1 of 3, round 2 matches 1 of 2 controls with 1.
    assertThat(report.entropyArm().orElseThrow().labels()).isEqualTo(2);
    assertThat(report.controlArm().orElseThrow().labels()).isEqualTo(2);
    assertThat(fit(0).report().entropyArm()).isEmpty();
  }

  @Test
  void thePriorIsTheOneThatWasAskedFor() {
    BasisSettings clusters = new BasisSettings.Ace(4.5, new ClusterShape(3, 24, 5, 3));
    List<String> fitted = new ArrayList<>();
    for (Prior prior : Prior.values()) {
      stop();
      fitter =
          WORKSHOP.spawn(
              Fitter.create(
                  new FitSettings(clusters, List.of(14), FitWeights.STANDARD, prior, false)));
      RidgeFit fit =
          RidgeFit.start(Columns.of(clusters.of(List.of(14))), FitWeights.STANDARD, prior);
      ROUNDS.get(0).stream()
          .filter(label -> label.selection().arm() != Arm.TEST)
          .forEach(label -> fit.absorb(label.selection().structure(), label.labels()));
      fitted.add(fit(0).potential());
      assertThat(fitted.getLast()).isEqualTo(LinearPotentialText.write(fit.solve().potential()));
    }
    assertThat(fitted).doesNotHaveDuplicates();
  }

  @Test
  void theActiveSetsAreThoseOfTheLabelsOfTheFitWhateverWasFittedBefore() {
    assertThat(fit(1).seen()).as("not asked for").isEmpty();
    stop();
    fitter =
        WORKSHOP.spawn(
            Fitter.create(
                new FitSettings(
                    SETTINGS.basis(), SETTINGS.species(), SETTINGS.weights(), Prior.RIDGE, true)));
    Environments environments = new Environments(SETTINGS.basis().of(SETTINGS.species()));
    List<ActiveSets> stepwise = new ArrayList<>();
    for (int version = 0; version < ROUNDS.size(); version++) {
      for (LabeledStructure label : ROUNDS.get(version)) {
        Structure structure = label.selection().structure();
        if (label.selection().arm() != Arm.TEST) {
          environments.offer(structure.species(), environments.values(structure));
        }
      }
      stepwise.add(fit(version).seen().orElseThrow());
      assertThat(stepwise.get(version)).isEqualTo(ActiveSets.of(environments.grades()));
    }
    assertThat(fit(0).seen()).contains(stepwise.get(0));
    assertThat(fit(2).seen()).contains(stepwise.get(2));
  }

  @Test
  void nothingToFitToIsSaidSo() {
    fitter.tell(new Fit(0, List.of(round(0, Arm.TEST)), supervisor.ref()));
    assertThat(supervisor.receiveMessage())
        .isEqualTo(
            new FitFailed(0, "no structure could be labelled, so there is nothing to fit to"));
  }

  @Test
  void labelsThatBreakTheFitAreAnsweredAndForgotten() {
    LabeledStructure good = ROUNDS.get(0).get(0);
    Structure carbon =
        new Structure(
            Crystals.diamond().cell(), Species.repeated(6, 8), Crystals.diamond().positions());
    Selection selection = new Selection(good.selection().candidate(), Arm.SEED, "diamond", carbon);
    LabeledStructure bad = new LabeledStructure(good.id(), selection, good.labels());
    fitter.tell(new Fit(0, List.of(List.of(good, bad)), supervisor.ref()));
    assertThat(supervisor.receiveMessage())
        .isInstanceOfSatisfying(
            FitFailed.class, failure -> assertThat(failure.reason()).contains("broke down"));
    Fitted after = fit(2);
    stop();
    begin();
    assertThat(fit(2)).isEqualTo(after);
  }

  private Fitted fit(int version) {
    fitter.tell(new Fit(version, ROUNDS.subList(0, version + 1), supervisor.ref()));
    return supervisor.expectMessageClass(Fitted.class);
  }

  private static List<LabeledStructure> round(int round, Arm... arms) {
    List<LabeledStructure> labels = new ArrayList<>();
    for (Arm arm : arms) {
      int index = labels.size();
      Structure structure =
          Crystals.rattled(Crystals.diamond(), 0.05 + 0.03 * index, 10 * round + index);
      Prediction prediction = SILICON.predict(structure);
      labels.add(
          new LabeledStructure(
              Facts.labelId(10 * round + index),
              new Selection(
                  new CandidateId(new WalkId(round, index), 0), arm, "diamond", structure),
              new Labels(
                  prediction.energy(), prediction.forces(), Optional.of(prediction.virial()))));
    }
    return labels;
  }
}
