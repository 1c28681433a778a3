package org.athanor.actors.librarian;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.athanor.actors.Workshop;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.LibrarianMessage.DeliverWalk;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.WalkStored;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/** A librarian before tests: what it is told, what it says, and what is stored of it. */
final class LibrarianStage implements AutoCloseable {
  static final LibrarianSettings SETTINGS =
      new LibrarianSettings(
          FingerprintSettings.of(3.5, 12),
          1e-6,
          new LibrarianSettings.Bar(Criterion.NOVELTY, 0),
          Optional.empty(),
          0.002,
          new LibrarianSettings.Limits(0.6, 0.5, 2));
  static final List<Arm> ARMS =
      List.of(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR, Arm.TEST, Arm.ENTROPY);
  static final int ROUNDS = 3;
  static final PersistenceId ID = Librarian.persistenceId("test");

  private final Workshop workshop = new Workshop();
  private LibrarianSettings settings = SETTINGS;
  private ActorRef<LibrarianMessage> librarian;
  private TestProbe<SupervisorMessage> supervisor;
  private TestProbe<ExplorerMessage> explorer;

  /** Another librarian, with nothing stored. */
  void begin(LibrarianSettings wanted) {
    workshop.clear();
    settings = wanted;
    supervisor = workshop.probe(SupervisorMessage.class);
    explorer = workshop.probe(ExplorerMessage.class);
    open();
  }

  void stop() {
    workshop.stop(librarian);
  }

  @Override
  public void close() {
    workshop.close();
  }

  Workshop workshop() {
    return workshop;
  }

  TestProbe<SupervisorMessage> supervisor() {
    return supervisor;
  }

  TestProbe<ExplorerMessage> explorer() {
    return explorer;
  }

  void run(Random random, double disturbance) {
    awaitAll();
    List<WalkId> all =
        new ArrayList<>(
            Stream.of(0, 1, 2).flatMap(round -> walks(round).stream()).map(Walk::id).toList());
    Collections.shuffle(all, random);
    for (WalkId walk : all) {
      if (random.nextDouble() < disturbance) {
        reopen();
        awaitAll();
      }
      if (random.nextDouble() < disturbance) {
        // Whatever is stored next: the walk, or a judgement that is being made.
        workshop.breaksDown(ID, () -> send(walk.round(), walk.index()));
        awaitAll();
      }
      send(walk.round(), walk.index());
      explorer.fishForMessage(
          Duration.ofMinutes(1),
          message ->
              message.equals(new WalkStored(walk))
                  ? FishingOutcomes.complete()
                  : FishingOutcomes.continueAndIgnore());
    }
    await(ROUNDS - 1, quotas(2));
    chosen(ROUNDS - 1);
  }

  private void awaitAll() {
    for (int round = 0; round < ROUNDS; round++) {
      await(round, quotas(2));
    }
  }

  /** What was decided, without who brought what and when. */
  List<LibraryEvent> decisions() {
    List<LibraryEvent> decisions = new ArrayList<>();
    for (LibraryEvent event : workshop.events(ID, LibraryEvent.class)) {
      switch (event) {
        case WalkJudged judged ->
            decisions.add(new WalkJudged(judged.walk(), judged.judgements(), Facts.AT));
        case RoundSelected choice ->
            decisions.add(new RoundSelected(choice.round(), choice.selections(), Facts.AT));
        case RoundAwaited awaited -> assertThat(awaited.round()).isLessThan(ROUNDS);
        case WalkArrived arrived -> assertThat(arrived.explorer()).isEqualTo("explorer-1");
      }
    }
    return decisions;
  }

  private void open() {
    librarian = workshop.spawn(Librarian.create("test", settings, workshop.clock()));
  }

  void reopen() {
    workshop.stop(librarian);
    open();
  }

  static List<Quota> quotas(int count) {
    return Stream.of(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR, Arm.TEST)
        .map(arm -> new Quota(arm, count))
        .toList();
  }

  void await(int round, List<Quota> quotas) {
    await(round, quotas, walks(round).toArray(Walk[]::new));
  }

  void await(int round, List<Quota> quotas, Walk... walks) {
    librarian.tell(new AwaitRound(round, List.of(walks), quotas, 31L + round, supervisor.ref()));
  }

  static List<Walk> walks(int round) {
    List<Walk> walks = new ArrayList<>();
    ARMS.forEach(arm -> walks.add(walk(round, walks.size(), arm)));
    return walks;
  }

  static Walk walk(int round, int index, Arm arm) {
    return new Walk(
        new WalkId(round, index),
        arm,
        "diamond",
        Crystals.diamond(),
        0,
        new Motion.Perturbed(4, 0.1, 0.1),
        index);
  }

  void deliverAll(int round) {
    walks(round).forEach(walk -> deliver(round, walk.id().index()));
  }

  void deliver(int round, int index) {
    send(round, index);
    stored(new WalkId(round, index));
  }

  void deliver(WalkId walk, Structure... structures) {
    send(walk, structures);
    stored(walk);
  }

  private void stored(WalkId walk) {
    assertThat(explorer.receiveMessage()).isEqualTo(new WalkStored(walk));
  }

  /** Four structures, ever further from the crystal. */
  void send(int round, int index) {
    send(
        new WalkId(round, index),
        Stream.of(1, 2, 3, 4)
            .map(
                k ->
                    Crystals.rattled(
                        Crystals.diamond(), 0.05 * (k + round), 100 * round + 10 * index + k))
            .toArray(Structure[]::new));
  }

  void send(WalkId walk, Structure... structures) {
    List<Candidate> candidates = new ArrayList<>();
    for (Structure structure : structures) {
      candidates.add(new Candidate(candidates.size(), 10 * candidates.size(), structure));
    }
    WalkOutcome outcome = new WalkOutcome(walk, candidates, new Ending.Completed(), 40, 0.25);
    librarian.tell(new DeliverWalk(outcome, "explorer-1", explorer.ref()));
  }

  RoundExpected expected() {
    while (true) {
      if (supervisor.receiveMessage() instanceof RoundExpected expected) {
        return expected;
      }
    }
  }

  RoundChosen chosen() {
    while (true) {
      if (supervisor.receiveMessage() instanceof RoundChosen choice) {
        return choice;
      }
    }
  }

  /** Passes over the choices of earlier rounds. */
  void chosen(int round) {
    RoundChosen choice = chosen();
    while (choice.round() != round) {
      choice = chosen();
    }
  }

  <E> List<E> events(Class<E> type) {
    return workshop.events(ID, LibraryEvent.class).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<Verdict> verdicts(int round) {
    return events(WalkJudged.class).stream()
        .filter(judged -> judged.walk().round() == round)
        .flatMap(judged -> judged.judgements().stream())
        .map(Judgement::verdict)
        .toList();
  }
}
