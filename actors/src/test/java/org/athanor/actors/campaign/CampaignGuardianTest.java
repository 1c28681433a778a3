package org.athanor.actors.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.actors.campaign.CampaignDuties.Books;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.actors.librarian.LibrarianSettings;
import org.athanor.actors.requeue.Requeue;
import org.athanor.actors.supervisor.Budget;
import org.athanor.actors.supervisor.CampaignSettings;
import org.athanor.actors.supervisor.Grid;
import org.athanor.actors.supervisor.Probes;
import org.athanor.actors.supervisor.Probes.Amplitudes;
import org.athanor.actors.supervisor.Schedule;
import org.athanor.actors.supervisor.Start;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.linear.BasisSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.WalkSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole campaigns: everybody is real, only the walks are short. */
class CampaignGuardianTest {
  private static final String NAME = "whole";
  private static final FingerprintSettings FINGERPRINT = FingerprintSettings.of(3.5, 12);
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          "campaign",
          ConfigFactory.parseString("akka.actor.serialize-messages = on")
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
  private static final Memory MEMORY = new Memory(JOURNAL, NAME);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static Outcome.Complete alone;

  private StandIn reference;

  @BeforeAll
  static void runUndisturbed() {
    alone = complete(run(new StandIn(), 1));
  }

  @BeforeEach
  void begin() {
    JOURNAL.clearAll();
    JOURNAL.resetPolicy();
    reference = new StandIn();
  }

  @AfterAll
  static void end() {
    KIT.shutdownTestKit();
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void anyNumberOfExplorersMakesTheSameDataset(int explorers) {
    assertThat(complete(run(reference, explorers))).isEqualTo(alone);
    LabelQueue queue = MEMORY.labels();
    assertThat(queue.tally().computed()).isEqualTo(reference.calculations());
    assertThat(queue.tally().quarantined()).isPositive();
    assertThat(queue.tally().failed()).isGreaterThan(2 * queue.tally().quarantined());
    assertThat(queue.tally().computed()).isEqualTo(queue.tally().done() + queue.tally().failed());
  }

  @Test
  void failuresOfTheJournalChangeNothingAndCostNoLabel() {
    JOURNAL.withPolicy(new EveryFortiethFails());
    assertThat(complete(run(reference, 3))).isEqualTo(alone);
    LabelQueue queue = MEMORY.labels();
    assertThat(queue.tally().computed()).isEqualTo(reference.calculations());
    assertThat(queue.tally().computed()).isEqualTo(queue.tally().done() + queue.tally().failed());
  }

  @Test
  void stoppedAgainAndAgainItStillMakesTheSameDataset() {
    Random random = new Random(4);
    Outcome outcome = null;
    for (int stop = 0; outcome == null; stop++) {
      assertThat(stop).isLessThan(100);
      CompletableFuture<Outcome> over = new CompletableFuture<>();
      ActorRef<CampaignOver> guardian = start(reference, 2, over);
      int events = MEMORY.events() + 1 + random.nextInt(120);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(Duration.ofMinutes(5))
          .until(() -> over.isDone() || MEMORY.events() >= events);
      KIT.stop(guardian);
      outcome = over.getNow(null);
    }
    assertThat(complete(outcome)).isEqualTo(alone);
    // What was in flight may be begun again, and nothing else.
    LabelQueue queue = MEMORY.labels();
    assertThat(queue.tally().computed()).isEqualTo(queue.tally().done() + queue.tally().failed());
  }

  @Test
  void whatIsRequeuedAfterTheEndJoinsTheDatasetAndTheLastFit() {
    complete(run(reference, 3));
    List<LabelId> lost = quarantined();
    assertThat(lost).hasSizeGreaterThan(1);
    List<RoundOpened> rounds = MEMORY.state().rounds();
    int computed = MEMORY.labels().tally().computed();
    assertThat(requeue(lost)).hasSize(lost.size());
    assertThat(MEMORY.state().ended()).isEmpty();
    assertThat(MEMORY.state().fits()).hasSize(rounds.size() - 1);
    Outcome.Complete again = complete(run(StandIn.mended(), 2));
    assertThat(again.datasetHash()).isNotEqualTo(alone.datasetHash());
    assertThat(quarantined()).isEmpty();
    assertThat(MEMORY.labels().tally().computed()).isEqualTo(computed + lost.size());
    assertThat(MEMORY.state().rounds()).isEqualTo(rounds);
    assertThat(MEMORY.state().fits()).hasSize(rounds.size());
    PotentialFitted last = MEMORY.state().latestFit().orElseThrow();
    assertThat(last.version()).isEqualTo(rounds.size() - 1);
    // All but what is held out.
    assertThat(last.report().labels() + last.report().heldOut().orElseThrow().labels())
        .isEqualTo(MEMORY.labels().tally().done());
  }

  @Test
  void aRequeueInTheMiddleLeavesWhatWasDecidedAndEntersTheNextFit() {
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    ActorRef<CampaignOver> guardian = start(reference, 2, over);
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofMinutes(5))
        .until(() -> MEMORY.labels().tally().quarantined() > 0);
    KIT.stop(guardian);
    CampaignState before = MEMORY.state();
    List<LabelId> lost = quarantined();
    requeue(lost);
    assertThat(MEMORY.state()).isEqualTo(before);
    complete(run(StandIn.mended(), 2));
    CampaignState after = MEMORY.state();
    assertThat(after.rounds().subList(0, before.rounds().size())).isEqualTo(before.rounds());
    assertThat(after.fits().subList(0, before.fits().size()))
        .extracting(PotentialFitted::potential)
        .isEqualTo(before.fits().stream().map(PotentialFitted::potential).toList());
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void whatIsNotQuarantinedIsNotRequeued() {
    complete(run(reference, 3));
    LabelId done =
        MEMORY.labels().rounds().getFirst().requests().stream()
            .map(LabelRequest::id)
            .filter(id -> !quarantined().contains(id))
            .findFirst()
            .orElseThrow();
    assertThat(requeue(List.of(done))).isEmpty();
    assertThat(requeue(List.of())).isEmpty();
    assertThat(complete(run(reference, 1))).isEqualTo(alone);
  }

  private static List<LabelId> quarantined() {
    LabelQueue queue = MEMORY.labels();
    return queue.entries().values().stream()
        .filter(entry -> entry.status() instanceof LabelStatus.Quarantined)
        .map(entry -> entry.request().id())
        .toList();
  }

  private static List<LabelEvent> requeue(List<LabelId> ids) {
    CompletableFuture<List<LabelEvent>> done = new CompletableFuture<>();
    ActorRef<?> guardian =
        KIT.spawn(Requeue.create(NAME, new Requeue.Order(ids, "ann@helium", Instant.EPOCH), done));
    List<LabelEvent> events = done.orTimeout(1, TimeUnit.MINUTES).join();
    KIT.stop(guardian);
    return events;
  }

  @Test
  void aReferenceThatNeverWorksEndsWithAReason() {
    Outcome outcome = run(new NoReference(), 2);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Stuck(
                "fit 0: no structure could be labelled, so there is nothing to fit" + " to"));
  }

  private static Outcome.Complete complete(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    return (Outcome.Complete) outcome;
  }

  private static Outcome run(Reference reference, int explorers) {
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    ActorRef<CampaignOver> guardian = start(reference, explorers, over);
    Outcome outcome = over.orTimeout(5, TimeUnit.MINUTES).join();
    KIT.stop(guardian);
    return outcome;
  }

  private static ActorRef<CampaignOver> start(
      Reference reference, int explorers, CompletableFuture<Outcome> over) {
    return KIT.spawn(
        CampaignGuardian.create(
            duties(), new Workforce(explorers, 2, new Rattler(), reference, THREADS), over));
  }

  private static CampaignDuties duties() {
    Grid grid =
        new Grid(
            List.of(new Start("diamond", Crystals.diamond()), new Start("tin", Crystals.betaTin())),
            List.of(0.0),
            List.of(300.0, 900.0),
            List.of(0.0, 2.0));
    WalkSettings walks =
        new WalkSettings(40, 10, 1, 0.01, new Guards(0.5, 1e5, 1e3, 0.5, 2), FINGERPRINT);
    CampaignSettings campaign =
        new CampaignSettings(
            NAME,
            5,
            grid,
            new Schedule(5, 4, 2, 0),
            new Budget(48, 10, 0.2, 0.1, 6),
            new Probes(new Amplitudes(0.05, 0.1), new Amplitudes(0.04, 0.08), 0.02, 300),
            walks,
            Optional.empty(),
            "the file",
            "0.1.0 (commit 0c774ff)");
    LibrarianSettings librarian =
        new LibrarianSettings(
            FINGERPRINT,
            1e-6,
            new LibrarianSettings.Bar(Criterion.NOVELTY, -100),
            Optional.empty(),
            0.002,
            new LibrarianSettings.Limits(0.5, 0.5, 2));
    FitSettings fit =
        new FitSettings(
            new BasisSettings.RadialAngular(4, new RadialAngularBasis.Shape(5, 3, 2, 0, 0)),
            List.of(14),
            FitWeights.STANDARD);
    Books books =
        new Books(
            InstantSource.system(),
            structure -> LabelIdentities.of(structure, StandIn.IDENTITY),
            DatasetHash::of);
    RetrySettings retries =
        new RetrySettings(
            new Tries(1, 1, 1, 1, 2, 1, 1, 50), Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new CampaignDuties(campaign, librarian, retries, fit, books, Optional.empty());
  }

  /** A journal that is often out of order, and works at the next try. */
  private static final class EveryFortiethFails implements ProcessingPolicy<JournalOperation> {
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
      return operation instanceof WriteEvents && writes.incrementAndGet() % 40 == 0
          ? StorageFailure.create()
          : ProcessingSuccess.getInstance();
    }
  }
}
