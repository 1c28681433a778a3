package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.WalkOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign that fits a cluster expansion and guards its walks ends the same however often it is
 * killed, and with any number of explorers.
 */
@Tag("trial")
class GuardedWalksTest {
  private static final String FIT =
      "fit { basis = ace, ace { body-order = 3, functions = 24, radial = 5, angular = 2 } }";
  private static final double LIMIT = 4;
  private static final String GUARD =
      "explore.guards { largest-grade = " + LIMIT + ", grade-every = 4 }";

  @TempDir Path home;

  @Test
  void walksFarFromWhatWasFittedStopAndTheirLastStructureIsOffered() throws Exception {
    Path undisturbed = run("undisturbed", "machines.explorers = 3");
    History history = new History(undisturbed).read();
    List<WalkOutcome> stopped =
        history.library().stream()
            .filter(WalkArrived.class::isInstance)
            .map(event -> ((WalkArrived) event).outcome())
            .filter(GuardedWalksTest::stoppedByGrade)
            .toList();
    assertThat(stopped).isNotEmpty();
    for (WalkOutcome outcome : stopped) {
      Ending.Guarded ending = (Ending.Guarded) outcome.ending();
      assertThat(ending.limit()).isEqualTo(LIMIT);
      assertThat(ending.value()).isGreaterThan(LIMIT);
      assertThat(outcome.candidates().getLast().step()).isEqualTo(ending.step());
    }
    assertThat(history.campaign())
        .filteredOn(PotentialFitted.class::isInstance)
        .hasSize(Tiny.ROUNDS)
        .allMatch(event -> ((PotentialFitted) event).seen().isPresent());
    assertThat(new History(killed()).read().hash()).isEqualTo(history.hash());
    assertThat(new History(run("free", "explore.guards.largest-grade = none")).read().hash())
        .isNotEqualTo(history.hash());
  }

  private static boolean stoppedByGrade(WalkOutcome outcome) {
    return outcome.ending() instanceof Ending.Guarded guarded
        && guarded.breach() == Ending.Breach.LARGEST_GRADE;
  }

  /** Killed after some walks of every round but the first have come home. */
  private Path killed() throws Exception {
    Path folder = folder("killed");
    Path file = Tiny.file(folder, FIT, GUARD);
    Path directory = folder.resolve("run");
    for (int least = 12; least <= 36; least += 12) {
      int walks = least;
      try (Athanor athanor = Athanor.run(file, directory)) {
        History history = new History(directory);
        await()
            .atMost(Athanor.PATIENCE)
            .pollInterval(Duration.ofMillis(15))
            .until(() -> !athanor.isAlive() || arrived(history.read()) >= walks);
        athanor.kill();
      }
    }
    try (Athanor last = Athanor.run(file, directory)) {
      last.answer().fine();
    }
    assertThat(new History(directory).read().state().resumed()).isPositive();
    return directory;
  }

  private static long arrived(History history) {
    return history.library().stream().filter(WalkArrived.class::isInstance).count();
  }

  private Path run(String name, String... more) throws IOException {
    Path folder = folder(name);
    Path directory = folder.resolve("run");
    Path file = Tiny.file(folder, FIT, GUARD, String.join("\n", more));
    Athanor.runHere(file, directory).fine();
    return directory;
  }

  private Path folder(String name) {
    Path folder = home.resolve(name);
    assertThat(folder.toFile().mkdir()).isTrue();
    return folder;
  }
}
