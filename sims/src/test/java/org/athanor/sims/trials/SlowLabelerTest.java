package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slow labeler holds up everybody, so that nothing piles up. */
@Tag("trial")
class SlowLabelerTest {
  private static final int LAG = 2;

  @TempDir static Path home;
  private static History history;

  @BeforeAll
  static void runs() throws IOException {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 0.3");
    Path directory = home.resolve("run");
    Path file =
        Tiny.file(home, program.settings(), "machines.labelers = 1", "explore.lag = " + LAG);
    Athanor.runHere(file, directory).fine();
    history = new History(directory).read();
  }

  private static List<RoundOpened> opened() {
    return history.campaign().stream()
        .filter(RoundOpened.class::isInstance)
        .map(RoundOpened.class::cast)
        .toList();
  }

  /** When the last label of each round was there. */
  private static Map<Integer, Instant> labeled() {
    Map<LabelId, Instant> stored = new TreeMap<>(Comparator.comparing(LabelId::digest));
    Map<Integer, Instant> rounds = new TreeMap<>();
    for (LabelEvent event : history.labels()) {
      if (event instanceof StructureLabeled label) {
        stored.put(label.id(), label.at());
      }
    }
    for (LabelsRequested round : history.queue().rounds()) {
      round.requests().stream()
          .map(request -> stored.get(request.id()))
          .max(Comparator.naturalOrder())
          .ifPresent(last -> rounds.put(round.round(), last));
    }
    return rounds;
  }

  @Test
  void noRoundOpensFurtherAheadThanTheLag() {
    Map<Integer, Instant> labeled = labeled();
    List<RoundOpened> rounds = opened();
    assertThat(rounds).hasSize(Tiny.ROUNDS);
    for (RoundOpened round : rounds.subList(1, rounds.size())) {
      int needed = Math.max(0, round.round() - LAG);
      assertThat(labeled.get(needed)).isBeforeOrEqualTo(round.at());
      int fitted =
          (int)
              history.campaign().subList(0, history.campaign().indexOf(round)).stream()
                  .filter(PotentialFitted.class::isInstance)
                  .count();
      assertThat(round.round()).isLessThanOrEqualTo(fitted - 1 + LAG);
    }
  }

  @Test
  void explorersWaitForTheLabels() {
    // All walks of a round were home, and the next round did not open, since labels were missing.
    Map<Integer, Instant> home = new TreeMap<>();
    history.library().stream()
        .filter(WalkArrived.class::isInstance)
        .map(WalkArrived.class::cast)
        .forEach(arrived -> home.put(arrived.outcome().walk().round(), arrived.at()));
    Map<Integer, Instant> labeled = labeled();
    long held =
        opened().stream()
            .filter(round -> round.round() > LAG)
            .filter(
                round ->
                    home.get(round.round() - 1).isBefore(labeled.get(round.round() - LAG))
                        && !round.at().isBefore(labeled.get(round.round() - LAG)))
            .count();
    assertThat(held).isPositive();
  }

  @Test
  void whatIsHeldIsBounded() {
    int largest = opened().stream().mapToInt(round -> 6 * round.walks().size()).max().orElseThrow();
    LibraryState shelf = LibraryState.EMPTY;
    List<Integer> held = new ArrayList<>();
    for (LibraryEvent event : history.library()) {
      shelf = shelf.applied(event);
      assertThat(shelf.awaited()).hasSizeLessThanOrEqualTo(LAG + 1);
      held.add(
          shelf.outcomes().values().stream()
              .mapToInt(outcome -> outcome.candidates().size())
              .sum());
    }
    assertThat(held).allMatch(candidates -> candidates <= (LAG + 1) * largest);
    assertThat(held.getLast()).isZero();
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : history.labels()) {
      queue = queue.applied(event);
      assertThat(queue.waiting()).hasSizeLessThanOrEqualTo((LAG + 1) * 16);
    }
  }
}
