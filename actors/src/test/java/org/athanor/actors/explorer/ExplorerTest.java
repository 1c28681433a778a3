package org.athanor.actors.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.actors.Workshop;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.actors.lease.Hold;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.KeepWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.DeliverWalk;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.EngineReturned;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplorerTest {
  private static final String NAME = "explorer-4@helium.17";
  private static final Duration PULSE = Duration.ofSeconds(3);
  private static final WalkId WALK = new WalkId(0, 7);
  private static final WalkSettings SETTINGS =
      new WalkSettings(
          30, 10, 1, 0.01, new Guards(0.5, 9000, 50, 0.5, 2), FingerprintSettings.of(4, 20));
  private static final Workshop WORKSHOP = new Workshop();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  private TestProbe<SupervisorMessage> supervisor;
  private TestProbe<LibrarianMessage> librarian;

  @BeforeEach
  void begin() {
    supervisor = WORKSHOP.probe(SupervisorMessage.class);
    librarian = WORKSHOP.probe(LibrarianMessage.class);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
    THREADS.shutdownNow();
  }

  @Test
  void anOutcomeIsDeliveredUntilItIsStoredAndOnlyThenTheNextWalkIsAskedFor() {
    ActorRef<ExplorerMessage> explorer = explorer((walk, s, p, c) -> Optional.of(outcome()));
    requested();
    explorer.tell(start());
    assertThat(delivered()).isEqualTo(outcome());
    for (int k = 0; k < 3; k++) {
      WORKSHOP.passes(PULSE);
      assertThat(delivered()).isEqualTo(outcome());
      assertThat(supervisor.receiveMessage()).isInstanceOf(KeepWalk.class);
    }
    explorer.tell(new WalkStored(new WalkId(0, 6)));
    supervisor.expectNoMessage();
    explorer.tell(new WalkStored(WALK));
    requested();
    // Idle, it asks again now and then: the answer may have been lost.
    WORKSHOP.passes(PULSE);
    requested();
    librarian.expectNoMessage();
    WORKSHOP.stop(explorer);
  }

  @Test
  void anEngineThatBreaksDownOnceIsTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    ActorRef<ExplorerMessage> explorer =
        explorer(
            (walk, settings, potential, cancelled) -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no luck");
              }
              return Optional.of(outcome());
            });
    explorer.tell(start());
    assertThat(delivered()).isEqualTo(outcome());
    WORKSHOP.stop(explorer);
  }

  @Test
  void anEngineThatBreaksDownAgainMakesACrashedWalk() {
    ActorRef<ExplorerMessage> explorer =
        explorer(
            (walk, settings, potential, cancelled) -> {
              throw new NoClassDefFoundError("kernel");
            });
    explorer.tell(start());
    WalkOutcome crashed = delivered();
    assertThat(crashed.walk()).isEqualTo(WALK);
    assertThat(crashed.candidates()).isEmpty();
    assertThat(crashed.ending())
        .isInstanceOfSatisfying(
            Ending.Crashed.class, ending -> assertThat(ending.detail()).contains("kernel"));
    WORKSHOP.stop(explorer);
  }

  @Test
  void itWalksOneWalkAtATimeAndSaysWhichIsItsOwn() {
    CompletableFuture<Optional<WalkOutcome>> gate = new CompletableFuture<>();
    ActorRef<ExplorerMessage> explorer = explorer((walk, s, p, cancelled) -> gate.join());
    requested();
    explorer.tell(start());
    WalkId other = new WalkId(0, 8);
    explorer.tell(
        new StartWalk(Facts.walk(0, 8, Arm.SEED), SETTINGS, Optional.empty(), Optional.empty()));
    // What an engine brings that was started before a restart is not the outcome of this walk.
    explorer.tell(new EngineReturned(other, Optional.of(Facts.outcome(other, 1))));
    WORKSHOP.passes(PULSE);
    assertThat(supervisor.receiveMessage()).isEqualTo(new KeepWalk(WALK, NAME));
    librarian.expectNoMessage();
    gate.complete(Optional.of(outcome()));
    assertThat(delivered()).isEqualTo(outcome());
    WORKSHOP.stop(explorer);
  }

  @Test
  void aStoppedExplorerGivesItsWalkUp() throws Exception {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    ActorRef<ExplorerMessage> explorer = explorer(endless(begun, ended));
    explorer.tell(start());
    assertThat(begun.get(1, TimeUnit.MINUTES)).isTrue();
    WORKSHOP.stop(explorer);
    assertThat(ended.get(1, TimeUnit.MINUTES)).isTrue();
    librarian.expectNoMessage();
  }

  @Test
  void whoTakesItsPlaceGoesOnWithAWalkThatOutlivesIt() throws Exception {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<Optional<WalkOutcome>> gate = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    WalkEngine engine =
        (walk, settings, potential, cancelled) -> {
          calls.incrementAndGet();
          begun.complete(true);
          Optional<WalkOutcome> outcome = gate.join();
          return cancelled.getAsBoolean() ? Optional.empty() : outcome;
        };
    Explorer.Desk desk = new Explorer.Desk(NAME, Hold.lasting());
    ActorRef<ExplorerMessage> first = explorer(desk, engine);
    requested();
    first.tell(start());
    assertThat(begun.get(1, TimeUnit.MINUTES)).isTrue();
    WORKSHOP.stop(first);
    ActorRef<ExplorerMessage> second = explorer(desk, engine);
    assertThat(supervisor.receiveMessage()).isEqualTo(new KeepWalk(WALK, NAME));
    gate.complete(Optional.of(outcome()));
    assertThat(delivered()).isEqualTo(outcome());
    second.tell(new WalkStored(WALK));
    requested();
    assertThat(calls).hasValue(1);
    WORKSHOP.stop(second);
  }

  @Test
  void aWalkThatOutlivesItsExplorersIsCancelledByWhoeverHoldsIt() throws Exception {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Explorer.Desk desk = new Explorer.Desk(NAME, Hold.lasting());
    ActorRef<ExplorerMessage> explorer = explorer(desk, endless(begun, ended));
    explorer.tell(start());
    assertThat(begun.get(1, TimeUnit.MINUTES)).isTrue();
    WORKSHOP.stop(explorer);
    assertThat(desk.hold().task()).contains(start());
    assertThat(ended).isNotDone();
    desk.hold().cancel();
    assertThat(ended.get(1, TimeUnit.MINUTES)).isTrue();
    assertThat(desk.hold().task()).isEmpty();
  }

  /** A walk that goes on until it is cancelled. */
  private static WalkEngine endless(
      CompletableFuture<Boolean> begun, CompletableFuture<Boolean> ended) {
    return (walk, settings, potential, cancelled) -> {
      begun.complete(true);
      while (!cancelled.getAsBoolean()) {
        Thread.onSpinWait();
      }
      ended.complete(true);
      return Optional.empty();
    };
  }

  private ActorRef<ExplorerMessage> explorer(WalkEngine engine) {
    return explorer(Explorer.Desk.named(NAME), engine);
  }

  private ActorRef<ExplorerMessage> explorer(Explorer.Desk desk, WalkEngine engine) {
    return WORKSHOP.spawn(
        Explorer.create(
            desk, new Explorer.Places(supervisor.ref(), librarian.ref()), engine, THREADS));
  }

  private static StartWalk start() {
    return new StartWalk(Facts.walk(0, 7, Arm.SEED), SETTINGS, Optional.empty(), Optional.empty());
  }

  private static WalkOutcome outcome() {
    return Facts.outcome(WALK, 2);
  }

  private void requested() {
    assertThat(supervisor.receiveMessage()).isInstanceOf(RequestWalk.class);
  }

  private WalkOutcome delivered() {
    return librarian.expectMessageClass(DeliverWalk.class).outcome();
  }
}
