package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at random moments of every phase loses nothing that was paid for. */
@Tag("trial")
class KillTest {
  private static final long SEED = 20261121;
  private static final int KILLS = 20;
  private static final int LABELERS = 2;
  private static final int MOST_CAMPAIGNS = 6;

  /** In the order of a campaign, so that one campaign can be hit in all of them. */
  private static final List<Phase> PLAN =
      List.of(
          Phase.STARTING,
          Phase.SEEDS,
          Phase.STARTING,
          Phase.LABELLING,
          Phase.FITTING,
          Phase.EXPLORING,
          Phase.LABELLING,
          Phase.FITTING,
          Phase.EXPLORING,
          Phase.LABELLING,
          Phase.FITTING,
          Phase.ENDING,
          Phase.ENDING,
          Phase.STARTING);

  @TempDir Path home;
  private final Random random = new Random(SEED);
  private final Map<Phase, Integer> hits = new EnumMap<>(Phase.class);
  private int kills;

  /** When a calculation was started, and how often that label had been before. */
  private record Start(int attempt, Instant at) {}

  @Test
  void sameDatasetAndNothingPaidTwice() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 0.05");
    Path file =
        Tiny.file(
            home,
            program.settings(),
            // Long enough a fit to be hit in the middle.
            "fit { pairs.radial = 14, triplets { radial = 9, angular = 3 } }");
    Path undisturbed = home.resolve("undisturbed");
    Athanor.runHere(file, undisturbed).fine();
    String expected = new History(undisturbed).read().hash();
    for (int k = 0; k < MOST_CAMPAIGNS && !enough(); k++) {
      Path directory = home.resolve("killed-" + k);
      List<Instant> deaths = torment(file, directory);
      try (Athanor last = Athanor.run(file, directory)) {
        last.answer().fine();
      }
      History history = new History(directory).read();
      assertThat(history.hash()).isEqualTo(expected);
      paidOnce(history, deaths);
      whole(directory, history);
    }
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    for (Phase phase : Phase.values()) {
      assertThat(hits.getOrDefault(phase, 0)).as("kills while %s: %s", phase, hits).isPositive();
    }
  }

  private boolean enough() {
    return kills >= KILLS && hits.size() == Phase.values().length;
  }

  /** Kills one campaign again and again; when. */
  private List<Instant> torment(Path file, Path directory) throws Exception {
    List<Instant> deaths = new ArrayList<>();
    History history = new History(directory);
    for (Phase phase : PLAN) {
      if (enough()) {
        break;
      }
      int before = history.read().size();
      try (Athanor athanor = Athanor.run(file, directory)) {
        until(phase, history, athanor);
        if (athanor.kill()) {
          kills++;
          deaths.add(Instant.now());
          history.read();
          Set<Phase> hit = history.size() == before ? Set.of(Phase.STARTING) : Phase.of(history);
          hit.forEach(one -> hits.merge(one, 1, Integer::sum));
        } else {
          athanor.answer().fine();
        }
      }
    }
    return deaths;
  }

  /** Waits for a moment of this phase, or for the end of the process. */
  private void until(Phase phase, History history, Athanor athanor) throws InterruptedException {
    if (phase == Phase.STARTING) {
      athanor.endsWithin(random.nextInt(2500));
      return;
    }
    // Something of this life, and not always the first moment of the phase.
    int least = history.size() + 1 + random.nextInt(phase == Phase.LABELLING ? 8 : 3);
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(15))
        .pollDelay(Duration.ZERO)
        .until(
            () ->
                !athanor.isAlive()
                    || (history.read().size() >= least && Phase.of(history).contains(phase)));
    athanor.endsWithin(random.nextInt(phase == Phase.FITTING ? 20 : 80));
  }

  /** Every label was stored once and never computed again, and only what was in flight was lost. */
  private static void paidOnce(History history, List<Instant> deaths) {
    Map<LabelId, Start> running = new HashMap<>();
    Map<Instant, Integer> lost = new HashMap<>();
    Set<LabelId> stored = new HashSet<>();
    for (LabelEvent event : history.labels()) {
      switch (event) {
        case LabelingStarted start -> {
          assertThat(stored).doesNotContain(start.id());
          assertThat(running.put(start.id(), new Start(start.attempt(), start.at()))).isNull();
        }
        case StructureLabeled label -> {
          assertThat(running.remove(label.id()).attempt()).isEqualTo(label.attempt());
          assertThat(stored.add(label.id())).as("first").isTrue();
        }
        case LabelingFailed failure -> {
          assertThat(failure.failure()).isInstanceOf(Failure.Lost.class);
          Start start = running.remove(failure.id());
          assertThat(start.attempt()).isEqualTo(failure.attempt());
          lost.merge(between(deaths, start.at(), failure.at()), 1, Integer::sum);
        }
        case LabelEvent.LabelsRequested asked -> {}
        case LabelEvent.LabelRecalled recalled -> throw new AssertionError(recalled);
        case LabelEvent.StructureQuarantined given -> throw new AssertionError(given);
        case LabelEvent.StructureRequeued again -> throw new AssertionError(again);
      }
    }
    LabelQueue.Tally tally = history.queue().tally();
    assertThat(running).isEmpty();
    assertThat(stored).isEqualTo(history.queue().entries().keySet()).hasSize(tally.done());
    assertThat(lost.values()).allMatch(count -> count <= LABELERS);
    assertThat(tally.computed() - tally.done())
        .isEqualTo(lost.values().stream().mapToInt(Integer::intValue).sum())
        .isLessThanOrEqualTo(deaths.size() * LABELERS);
  }

  /** The first death after a start; it must be before the calculation was given up. */
  private static Instant between(List<Instant> deaths, Instant start, Instant end) {
    Instant death = deaths.stream().filter(at -> !at.isBefore(start)).findFirst().orElseThrow();
    assertThat(death).isBeforeOrEqualTo(end);
    return death;
  }

  /** Every result is there and can be read, and nothing half-written is left. */
  private static void whole(Path directory, History history) throws IOException {
    int frames =
        ExtxyzReader.readAll(directory.resolve("dataset.extxyz")).size()
            + ExtxyzReader.readAll(directory.resolve("test.extxyz")).size();
    assertThat(frames).isEqualTo(history.queue().tally().done());
    assertThat(directory.resolve("potential/potential.txt"))
        .content()
        .isEqualTo(history.state().latestFit().orElseThrow().potential());
    assertThat(directory.resolve("report.html")).content().contains("</html>");
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
    try (Stream<Path> files = Files.list(directory.resolve("scratch"))) {
      assertThat(files).as("folders of calculations").isEmpty();
    }
  }
}
