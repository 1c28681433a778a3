package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines come, are killed and go, and so does the coordinator: the dataset is the same. */
@Tag("trial")
class JoinTest {
  @TempDir static Path home;
  private static PwStandIn program;
  private static Path file;
  private static String expected;

  @BeforeAll
  static void alone() throws IOException {
    Path folder = home.resolve("pw");
    program = PwStandIn.in(folder, "sleep 0.2; while [ -e " + hold() + " ]; do sleep 0.1; done");
    file =
        Tiny.file(
            home,
            program.settings(),
            "stop.rounds = 3",
            "label.reference.quantum-espresso.time-limit = 10 min");
    Path directory = home.resolve("alone");
    Athanor.runHere(file, directory).fine();
    expected = new History(directory).read().hash();
  }

  /** No calculation ends while this file is there. */
  private static Path hold() {
    return home.resolve("hold");
  }

  /** A coordinator that does no work itself. */
  private static Athanor coordinator(Path directory, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of("--directory", directory.toString(), "--listen", "127.0.0.1:0"));
    arguments.addAll(List.of("--explorers", "0", "--labelers", "0"));
    arguments.addAll(List.of(more));
    return Athanor.start(home, arguments.toArray(String[]::new));
  }

  private static Athanor node(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Athanor.start(
        home, "join", directory.toString(), "--explorers", "2", "--labelers", "2", "--json");
  }

  private static void until(History history, List<Athanor> alive, BooleanSupplier reached) {
    await()
        .atMost(Athanor.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertThat(alive).allMatch(Athanor::isAlive);
              history.read();
              return reached.getAsBoolean();
            });
  }

  private static int done(History history) {
    return history.queue().tally().done();
  }

  private static long running(History history) {
    LabelQueue queue = history.queue();
    return queue.entries().keySet().stream()
        .filter(id -> queue.status(id).orElseThrow() instanceof LabelStatus.Running)
        .count();
  }

  private static List<LabelingStarted> starts(History history) {
    return history.labels().stream()
        .filter(LabelingStarted.class::isInstance)
        .map(LabelingStarted.class::cast)
        .toList();
  }

  /** Names of the machines that labelled. */
  private static Set<String> nodes(History history) {
    return starts(history).stream()
        .map(start -> start.labeler().replaceAll(".*@", ""))
        .collect(Collectors.toSet());
  }

  /**
   * What was handed out in the moment of the kill may not have reached its labeler: that one is
   * handed out again, but nothing is computed twice.
   */
  private static void assertNoneComputedTwice(History history, int before) throws IOException {
    assertThat(program.calculations() - before).isEqualTo(done(history));
    assertThat(history.failures())
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(attempt -> attempt.failure() instanceof Failure.Lost);
  }

  @Test
  void aMachineThatIsKilledIsReplacedByOthers() throws Exception {
    Path directory = home.resolve("killed");
    History history = new History(directory);
    try (Athanor coordinator = coordinator(directory);
        Athanor first = node(directory)) {
      until(history, List.of(coordinator, first), () -> done(history) >= 5);
      Files.createFile(hold());
      try (Athanor second = node(directory)) {
        until(
            history,
            List.of(coordinator, first, second),
            () -> nodes(history).size() == 2 && running(history) > 0);
        assertThat(first.kill()).isTrue();
        leaves(directory, coordinator);
        Answer answer = coordinator.answer().fine();
        assertThat(answer.output()).contains(" joined with 2 explorers and 2 labelers", " is gone");
        Answer left = second.answer().fine();
        assertThat(left.output()).contains("\"end\" : \"the campaign has ended\"");
      }
    }
    history.read();
    assertThat(history.hash()).isEqualTo(expected);
    // What was in flight on the machines that went, and nothing else, was computed again.
    assertThat(history.failures()).hasSizeLessThanOrEqualTo(4);
    assertThat(directory.resolve("join.txt")).doesNotExist();
    assertThat(directory.resolve("report.txt")).content().contains("Machines");
  }

  /** A machine that comes while the campaign cannot end, and is stopped by Ctrl-C. */
  private static void leaves(Path directory, Athanor coordinator) throws Exception {
    try (Athanor guest = node(directory)) {
      await()
          .atMost(Athanor.PATIENCE)
          .until(() -> coordinator.said().split(" joined with ", -1).length == 4);
      Files.delete(hold());
      guest.interrupt();
      Answer answer = guest.answer().clean();
      assertThat(answer.status()).isEqualTo(130);
      assertThat(answer.output()).contains("\"end\" : \"stopped\"");
    }
  }

  @Test
  void machinesGoOnWithoutTheirCoordinatorAndBringHomeWhatTheyHave() throws Exception {
    Path directory = home.resolve("back");
    int before = program.calculations();
    History history = new History(directory);
    try (Athanor node = node(directory)) {
      try (Athanor coordinator = coordinator(directory)) {
        until(history, List.of(node), () -> done(history) >= 5 && running(history) == 2);
        assertThat(coordinator.kill()).isTrue();
      }
      try (Athanor coordinator = coordinator(directory)) {
        coordinator.answer().fine();
        assertThat(node.answer().fine().errors()).contains("the coordinator is gone");
      }
    }
    history.read();
    assertThat(history.hash()).isEqualTo(expected);
    assertThat(starts(history)).hasSize(done(history) + history.failures().size());
    assertNoneComputedTwice(history, before);
    assertThat(nodes(history)).hasSize(1);
  }

  @Test
  void aStandbyTakesOverAndTheMachinesFindIt() throws Exception {
    Path directory = home.resolve("standby");
    int before = program.calculations();
    History history = new History(directory);
    try (Athanor first = coordinator(directory);
        Athanor node = node(directory)) {
      until(history, List.of(first, node), () -> done(history) >= 5);
      try (Athanor second = coordinator(directory, "--standby")) {
        await().atMost(Athanor.PATIENCE).until(() -> second.said().contains("standing by: "));
        until(history, List.of(first, second, node), () -> running(history) == 2);
        assertThat(first.kill()).isTrue();
        second.answer().fine();
        assertThat(node.answer().fine().errors()).contains("the coordinator is gone");
      }
    }
    history.read();
    assertThat(history.hash()).isEqualTo(expected);
    assertNoneComputedTwice(history, before);
    assertThat(history.state().resumed()).isOne();
  }

  @Test
  void whoHasAnotherKeyOrFindsNobodyIsToldSo() throws Exception {
    Path directory = home.resolve("strange");
    Path other = home.resolve("other");
    try (Athanor coordinator = coordinator(directory);
        Athanor elsewhere = coordinator(other)) {
      await()
          .atMost(Athanor.PATIENCE)
          .until(
              () ->
                  Files.exists(directory.resolve("join.txt"))
                      && Files.exists(other.resolve("join.txt")));
      String address = Files.readString(directory.resolve("join.txt")).strip();
      String key = other.resolve("join.key").toString();
      Athanor.here("join", address, "--key", key).refused(2, address, "does not have this key");
      assertThat(coordinator.isAlive() && elsewhere.isAlive()).isTrue();
    }
    Athanor.here(
            "join",
            "127.0.0.1:1",
            "--key",
            home.resolve("other/join.key").toString(),
            "--patience-minutes",
            "0")
        .refused(2, "nobody answered", "--listen");
    Athanor.here("join", home.resolve("nowhere").toString()).refused(2, "HOST:PORT", "--key");
  }
}
