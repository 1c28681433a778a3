package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.sims.sockets.FakeClient.Manner.ABSENT;
import static org.athanor.sims.sockets.FakeClient.Manner.DYING;
import static org.athanor.sims.sockets.FakeClient.Manner.DYING_EARLY;
import static org.athanor.sims.sockets.FakeClient.Manner.GARBAGE;
import static org.athanor.sims.sockets.FakeClient.Manner.HALF_AN_ANSWER;
import static org.athanor.sims.sockets.FakeClient.Manner.HONEST;
import static org.athanor.sims.sockets.FakeClient.Manner.NOT_A_NUMBER;
import static org.athanor.sims.sockets.FakeClient.Manner.SILENT;
import static org.athanor.sims.sockets.FakeClient.Manner.TOO_FEW_ATOMS;
import static org.athanor.sims.sockets.FakeClient.Manner.UNCONVERGED;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.FailedRuns;
import org.athanor.sims.reference.FailedRuns.Room;
import org.athanor.sims.reference.FailedRuns.Terms;
import org.athanor.sims.reference.LabelLimits;
import org.athanor.sims.sockets.SocketProgram.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that die, are silent or talk nonsense: each a typed failure, and the next label works.
 */
class ClientsTest {
  private static final Structure ONE = Salt.SILICON;
  private static final Structure OTHER = Salt.COPPER_ALUMINIUM;

  /** Of a machine that has much else to do. */
  private static final Duration AMPLE = Duration.ofMinutes(4);

  @TempDir private Path scratch;

  private ClientSettings settings(Duration start, Duration limit, int recycle, int idle) {
    return new ClientSettings(scratch, Transport.UNIX, start, limit, recycle, idle);
  }

  private ClientSettings patient() {
    return settings(AMPLE, AMPLE, 100, 4);
  }

  private static Task task(Structure structure, Failure... earlier) {
    return new Task(structure, List.of(earlier));
  }

  private List<Path> folders() throws Exception {
    try (Stream<Path> all = Files.list(scratch)) {
      return all.toList();
    }
  }

  /** A client of the first manner fails as said; the next label starts another, which is honest. */
  private Failure failure(ClientSettings settings, FakeClient.Manner manner) throws Exception {
    FakeProgram program = new FakeProgram(manner, HONEST);
    try (SocketReference reference = new SocketReference(Clients.of(program, settings))) {
      LabelOutcome outcome = reference.label(ONE, List.of());
      assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
      assertThat(folders()).as("nothing is left of it").isEmpty();
      assertThat(program.started()).isEqualTo(1);
      return ((LabelOutcome.Failed) outcome).failure();
    }
  }

  @Test
  void aClientStaysAndTheNextOfTheSameAtomsIsAskedOfIt() throws Exception {
    FakeProgram program = new FakeProgram(HONEST);
    try (Clients clients = Clients.of(program, patient())) {
      String first = clients.ask(task(ONE)).text();
      assertThat(clients.ask(task(ONE)).text()).isEqualTo(first);
      String other = clients.ask(task(OTHER)).text();
      assertThat(other).as("other atoms need another client").isNotEqualTo(first);
      assertThat(clients.ask(task(ONE)).text()).isEqualTo(first);
      assertThat(clients.ask(task(ONE, new Failure.NotConverged(3))).text())
          .as("what failed before gets a new one")
          .isNotIn(first, other);
      assertThat(program.started()).isEqualTo(3);
    }
    assertThat(folders()).isEmpty();
  }

  @Test
  void clientsAreRecycledAndTheLongestIdleGoesFirst() throws Exception {
    FakeProgram program = new FakeProgram(HONEST);
    try (Clients clients = Clients.of(program, settings(AMPLE, AMPLE, 2, 1))) {
      String first = clients.ask(task(ONE)).text();
      assertThat(clients.ask(task(ONE)).text()).isEqualTo(first);
      String second = clients.ask(task(ONE)).text();
      assertThat(second).as("used up after two").isNotEqualTo(first);
      clients.ask(task(OTHER));
      assertThat(clients.ask(task(ONE)).text()).as("only one may be idle").isNotEqualTo(second);
    }
  }

  @Test
  void whatFailedIsKeptUntilItsLabelIsThere(@TempDir Path home) throws Exception {
    Terms terms =
        new Terms(
            new Room(1 << 20, 1 << 20), new LabelLimits(100, -10, 10), UnaryOperator.identity());
    FailedRuns failed = FailedRuns.in(home.resolve("failed"), "failed", terms);
    ClientSettings settings =
        new ClientSettings(scratch, Transport.UNIX, AMPLE, AMPLE, 100, 4, failed);
    FakeProgram program = new FakeProgram(DYING, HONEST);
    try (SocketReference reference = new SocketReference(Clients.of(program, settings))) {
      LabelOutcome.Failed outcome = (LabelOutcome.Failed) reference.label(ONE, List.of());
      Path kept = home.resolve(outcome.kept().orElseThrow());
      assertThat(kept.resolve("work/stdout")).exists();
      assertThat(kept.resolve("structure.extxyz")).exists();
      assertThat(kept.resolve("reason.txt"))
          .content()
          .contains(outcome.failure().words(), "alive between labels", "attempt  1");
      assertThat(reference.label(ONE, List.of(outcome.failure())))
          .isInstanceOf(LabelOutcome.Labeled.class);
      assertThat(home.resolve("failed")).isEmptyDirectory();
    }
  }

  @Test
  void anAnswerThatBreaksTheProtocolIsUnreadable() throws Exception {
    assertThat(failure(patient(), TOO_FEW_ATOMS))
        .isEqualTo(new Failure.Unreadable("i-PI protocol: expected forces on 2 atoms, got 1"));
    assertThat(failure(patient(), GARBAGE).toString())
        .contains("Unreadable", "expected a header", "got \"Segmentation\"");
  }

  @Test
  void numbersThatAreNoneAndUnconvergedOnesAreRefused() throws Exception {
    assertThat(failure(patient(), NOT_A_NUMBER)).isInstanceOf(Failure.Unphysical.class);
    assertThat(failure(patient(), UNCONVERGED)).isInstanceOf(Failure.NotConverged.class);
  }

  @Test
  void silenceEndsAtTheLimit() throws Exception {
    Duration limit = Duration.ofMillis(300);
    assertThat(failure(settings(AMPLE, limit, 9, 1), SILENT))
        .isEqualTo(new Failure.OutOfTime(limit));
    assertThat(failure(settings(limit, AMPLE, 9, 1), ABSENT))
        .isEqualTo(new Failure.OutOfTime(limit));
  }

  @Test
  void deathIsReadOffItsLastWords() throws Exception {
    assertThat(failure(patient(), DYING)).isInstanceOf(Failure.OutOfMemory.class);
    assertThat(failure(patient(), DYING_EARLY)).isInstanceOf(Failure.Unavailable.class);
    assertThat(failure(patient(), HALF_AN_ANSWER)).isInstanceOf(Failure.Crashed.class);
  }

  @Test
  void oneThatDiedWhileIdleIsReplacedWithoutAWord() throws Exception {
    FakeProgram program = new FakeProgram(HONEST);
    try (Clients clients = Clients.of(program, patient())) {
      String first = clients.ask(task(ONE)).text();
      ProcessHandle process =
          ProcessHandle.of(Long.parseLong(first.replace("process ", ""))).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(AMPLE.toSeconds(), TimeUnit.SECONDS);
      assertThat(clients.ask(task(ONE)).text()).isNotEqualTo(first);
      assertThat(program.started()).isEqualTo(2);
    }
  }

  @Test
  void severalThreadsHaveAClientEach() throws Exception {
    FakeProgram program = new FakeProgram(HONEST);
    try (Clients clients = Clients.of(program, patient());
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CyclicBarrier together = new CyclicBarrier(2);
      Callable<String> asking =
          () -> {
            together.await();
            return clients.ask(task(ONE)).text();
          };
      for (Future<String> answer : threads.invokeAll(List.of(asking, asking))) {
        assertThat(answer.get()).startsWith("process");
      }
      assertThat(program.started()).as("both asked before one was idle").isEqualTo(2);
    }
  }

  @Test
  void anInterruptEndsTheClientAsWell() throws Exception {
    FakeProgram program = new FakeProgram(SILENT);
    try (SocketReference reference = new SocketReference(Clients.of(program, patient()))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> reference.label(ONE, List.of()))
          .isInstanceOf(InterruptedException.class);
      assertThat(folders()).isEmpty();
    }
  }
}
