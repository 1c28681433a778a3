package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.config.CampaignFile;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.sims.relaxation.RelaxationSettings;
import org.athanor.sims.sockets.LiveAse;
import org.athanor.sims.walk.Walker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns whose walks move on a potential that their file names. */
@Tag("trial")
class GivenPotentialTest {
  private static final Driver STILLINGER_WEBER = new Driver.Given("sw:Si.sw:Si");
  private static final String ON_SW = "explore.potential = \"sw:Si.sw:Si\"";
  private static final String SHORT =
      "stop.rounds = 3, explore.walks = 2, label { budget = 20, seeds = 6, test = 2 }";

  /** Weaker than what labels: no fit could be taken for it. */
  private static final String CALCULATOR =
      """
      from ase.calculators.lj import LennardJones

      cutoff = 4.0

      def calculator():
          return LennardJones(epsilon=0.3, sigma=2.2, rc=4.0, ro=3.0, smooth=True)
      """;

  @TempDir Path home;

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    Files.writeString(
        folder.resolve("Si.sw"), StillingerWeberFile.write(StillingerWeber.silicon()));
    Files.writeString(folder.resolve("lj.py"), CALCULATOR);
    return folder;
  }

  /** Runs the tiny campaign in a folder of its own. */
  private History ran(String name, String... lines) throws IOException {
    Path folder = folder(name);
    Path file = Tiny.file(folder, lines);
    Athanor.runHere(file, folder.resolve("run")).fine();
    return new History(folder.resolve("run")).read();
  }

  @Test
  void walksMoveOnTheNamedPotentialFromTheFirstAndTheDatasetIsTheSameAgain() throws Exception {
    History one = ran("one", SHORT, ON_SW, "machines.explorers = 1");
    assertThat(ran("three", SHORT, ON_SW, "machines.explorers = 3").hash()).isEqualTo(one.hash());
    for (RoundOpened round : one.state().rounds()) {
      assertThat(drivers(round)).allMatch(STILLINGER_WEBER::equals);
    }
    assertThat(drivers(one.state().rounds().get(1))).isNotEmpty();
    theCandidatesAreThoseOf(one, CampaignFile.read(home.resolve("one/tiny.conf")));
  }

  /** What the journal has is what this potential does, to the bit. */
  private static void theCandidatesAreThoseOf(History history, CampaignFile file) {
    RelaxationSettings relaxation =
        new RelaxationSettings(
            file.relaxation().largestForce(),
            file.relaxation().largestStressGPa(),
            file.relaxation().steps());
    Walker walker = new Walker(relaxation, spec -> StillingerWeber.silicon());
    int compared = 0;
    for (LibraryEvent event : history.library()) {
      if (event instanceof WalkArrived(WalkOutcome outcome, _, _) && outcome.walk().round() > 0) {
        Walk walk =
            history
                .state()
                .rounds()
                .get(outcome.walk().round())
                .walks()
                .get(outcome.walk().index());
        List<Candidate> again =
            walker
                .run(walk, file.walks(), Optional.empty(), () -> false)
                .orElseThrow()
                .candidates();
        assertThat(outcome.candidates()).isEqualTo(again);
        compared += again.size();
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void walksMoveOnACalculatorOfAse() throws Exception {
    String line = "explore { potential = \"ase:lj.py:Si\", python = " + LiveAse.python() + " }";
    History one = ran("first", SHORT, line, "machines.explorers = 1");
    History two = ran("second", SHORT, line, "machines.explorers = 2");
    assertThat(two.hash()).isEqualTo(one.hash());
    assertThat(drivers(one.state().rounds().get(1)))
        .isNotEmpty()
        .allMatch(new Driver.Given("ase:lj.py:Si")::equals);
    assertThat(
            one.library().stream()
                .filter(WalkArrived.class::isInstance)
                .map(event -> ((WalkArrived) event).outcome().ending()))
        .noneMatch(Ending.Crashed.class::isInstance);
    await()
        .atMost(Athanor.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        ProcessHandle.current()
                            .descendants()
                            .filter(
                                child -> child.info().commandLine().orElse("").contains("lj.py")))
                    .as("calculators that outlive their campaign")
                    .isEmpty());
  }

  @Test
  void aChangedFileTakesEffectWithTheNextRound() throws Exception {
    Path folder = folder("changed");
    Path run = folder.resolve("run");
    Athanor.runHere(Tiny.file(folder, SHORT, "stop.rounds = 2"), run).fine();
    Athanor.runHere(Tiny.file(folder, SHORT, ON_SW, "stop.rounds = 4"), run).fine();
    History history = new History(run).read();
    assertThat(drivers(history.state().rounds().get(1)))
        .isNotEmpty()
        .allMatch(Driver.Fitted.class::isInstance);
    assertThat(drivers(history.state().rounds().get(3)))
        .isNotEmpty()
        .allMatch(STILLINGER_WEBER::equals);
  }

  @Test
  void whatIsNotThereIsRefusedBeforeAnythingBegins() throws Exception {
    refused("\"\"", "explore.potential", "fitted");
    refused("\"tersof:Si.tersoff:Si\"", "explore.potential", "tersoff:FILE:ELEMENTS", "tersof:");
    refused("\"sw:C.sw:C\"", "explore.potential", "C.sw");
    refused("\"lj:0.4,2.3,6:Cu\"", "explore.potential", "every element", "without Si");
    refused("\"ase:none.py:Si\"", "explore.potential", "none.py");
  }

  private void refused(String potential, String... words) throws IOException {
    Path folder = folder("refused");
    Path file = Tiny.file(folder, "explore.potential = " + potential);
    Athanor.runHere(file, folder.resolve("run")).refused(2, words);
    assertThat(new History(folder.resolve("run")).read().size()).isZero();
  }

  private static List<Driver> drivers(RoundOpened round) {
    List<Driver> drivers = new ArrayList<>();
    for (Walk walk : round.walks()) {
      switch (walk.motion()) {
        case Motion.Perturbed _ -> assertThat(round.round()).isZero();
        case Motion.Strained strained -> drivers.add(strained.driver());
        case Motion.Dynamics dynamics -> drivers.add(dynamics.driver());
      }
    }
    return drivers;
  }
}
