package org.athanor.sims.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final List<Chronicle> CHRONICLES = Story.told(4).chronicles();

  /** While the campaign goes on; read once, since that takes most of the time. */
  private static final List<Status> RUNNING =
      CHRONICLES.stream().map(chronicle -> status(chronicle, true)).toList();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final Ticking clock = new Ticking();

  @Test
  void plainLinesHaveNoControlCharacters() {
    try (Progress progress = new PlainProgress(out, clock)) {
      showAll(progress, Duration.ofMillis(500));
      progress.note("a note");
    }
    assertThat(text()).endsWith("a note\n");
    assertThat(text().replace("\n", "").chars().noneMatch(Character::isISOControl)).isTrue();
  }

  @Test
  void plainLinesComeRarelyAndEndWithTheEnd() {
    Duration step = Duration.ofMillis(500);
    try (Progress progress = new PlainProgress(out, clock)) {
      showAll(progress, step);
    }
    List<String> lines = text().lines().toList();
    double seconds = step.toMillis() * CHRONICLES.size() / 1000.0;
    assertThat(lines).hasSizeBetween(8, 3 + (int) (seconds / PlainProgress.SHORTEST.toSeconds()));
    assertThat(lines.getFirst()).startsWith("[0:00:00] running: labels 0 of 200 done");
    assertThat(lines.getLast()).contains("complete: labels");
  }

  @Test
  void nothingIsSaidTwice() {
    Status status = RUNNING.get(100);
    try (Progress progress = new PlainProgress(out, clock)) {
      for (int k = 0; k < 100; k++) {
        progress.show(status);
        clock.pass(Duration.ofSeconds(20));
      }
    }
    assertThat(text().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 80, 200})
  void theBlockFitsTheWindowAndKeepsItsHeight(int columns) {
    Block block = new Block(true);
    Pace pace = Pace.from(clock.instant(), RUNNING.getFirst().labels());
    Instant later = clock.instant().plusSeconds(60);
    int height = block.lines(status(Chronicle.EMPTY, true), pace, later, columns).size();
    for (Status status : RUNNING) {
      List<String> lines = block.lines(status, pace, later, columns);
      assertThat(lines).hasSize(height);
      assertThat(lines).allMatch(line -> line.length() < columns);
    }
  }

  @Test
  void theLiveBlockIsDrawnOverItselfAndNotesStay() {
    List<String> calls = new ArrayList<>();
    Screen screen =
        new Screen() {
          @Override
          public int columns() {
            return 80;
          }

          @Override
          public void close() {
            calls.add("close");
          }
        };
    try (Progress progress = new LiveProgress(out, clock, screen, new Block(false))) {
      progress.show(RUNNING.get(100));
      progress.note("a note");
      progress.show(status(CHRONICLES.getLast(), false));
    }
    assertThat(calls).containsExactly("close");
    String[] pictures = text().split("\u001b\\[6A\r", -1);
    assertThat(pictures).hasSize(3);
    assertThat(pictures[1]).startsWith("\u001b[Ja note\n");
    assertThat(pictures[2]).startsWith("\u001b[J").contains("complete, round 3").endsWith("\n");
    assertThat(pictures[2].lines()).hasSize(6);
  }

  @Test
  void theTimeLeftFollowsThePace() {
    Status before = RUNNING.getFirst();
    Status after = RUNNING.getLast();
    int done = after.labels().done();
    int gained = done + after.labels().quarantined();
    Pace pace = Pace.from(clock.instant(), before.labels());
    assertThat(pace.left(clock.instant().plusSeconds(1), after.labels())).isEmpty();
    assertThat(pace.left(clock.instant().plusSeconds(100), before.labels())).isEmpty();
    assertThat(pace.left(clock.instant().plusSeconds(100), after.labels()))
        .contains(Duration.ofMillis(100_000L * (200 - done) / gained));
  }

  private void showAll(Progress progress, Duration step) {
    for (Status status : RUNNING) {
      progress.show(status);
      clock.pass(step);
    }
  }

  private static Status status(Chronicle chronicle, boolean held) {
    return Status.of(chronicle, Story.PLAN, held);
  }

  private String text() {
    return bytes.toString(UTF_8);
  }
}
