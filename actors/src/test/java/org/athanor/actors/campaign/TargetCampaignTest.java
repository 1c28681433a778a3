package org.athanor.actors.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.campaign.CampaignDuties.Books;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.actors.librarian.Choice;
import org.athanor.actors.librarian.LibrarianSettings;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.matcher.CellEnergies;
import org.athanor.actors.matcher.TargetSettings;
import org.athanor.actors.matcher.TargetSettings.Control;
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
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus.Quarantined;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole campaigns with a target: everybody is real, only the walks are short. */
class TargetCampaignTest {
  private static final String NAME = "aimed";

  /** Of whose structures that are chosen one cannot be labelled. */
  private static final long SEED = 8;

  private static final FingerprintSettings FINGERPRINT = FingerprintSettings.of(3.5, 12);
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          "target",
          ConfigFactory.parseString("akka.actor.serialize-messages = on")
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
  private static final Memory MEMORY = new Memory(JOURNAL, NAME);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  /** Energies alone count. */
  private static final TargetSettings ENERGIES =
      new TargetSettings(
          CellEnergies.settings(3, 2).start(),
          new LabelAccuracy(new TreeMap<>(Map.of(LabelKind.ENERGY, 0.001))),
          true,
          CellEnergies.settings(3, 2).pace());

  private final StandIn reference = new StandIn();

  @BeforeEach
  void begin() {
    JOURNAL.clearAll();
  }

  @AfterAll
  static void end() {
    KIT.shutdownTestKit();
    THREADS.shutdownNow();
  }

  /** What of a campaign must be the same whatever happened on the way. */
  private record Story(Ended reason, String datasetHash, List<String> potentials) {}

  @Test
  void fewLabelsReachTheTargetWhateverTheNumberOfExplorersAndHoweverOftenItStops() {
    Story alone = story(run(new Choice.Information(), 1));
    LabelQueue queue = MEMORY.labels();
    assertThat(alone.reason()).isInstanceOf(Ended.TargetMet.class);
    itReachedTheTruth();
    onlyWhatHadWeightWasLabelled();
    assertThat(queue.tally().quarantined()).as("labels that could not be had").isPositive();
    assertThat(queue.tally().computed()).isEqualTo(reference.calculations());
    JOURNAL.clearAll();
    assertThat(story(run(new Choice.Information(), 4))).isEqualTo(alone);
    JOURNAL.clearAll();
    assertThat(story(stoppedAgainAndAgain(duties(new Choice.Information())))).isEqualTo(alone);
    LabelQueue again = MEMORY.labels();
    assertThat(again.tally().done()).isEqualTo(queue.tally().done());
    assertThat(again.tally().computed()).isEqualTo(again.tally().done() + again.tally().failed());
  }

  /** Without the librarian's novelty every candidate that is no duplicate is in the pool. */
  @Test
  void matchingAloneHasEverythingToChooseFrom() {
    Story everything = story(run(new Choice.Everything(), 2));
    assertThat(everything.reason()).isInstanceOf(Ended.TargetMet.class);
    itReachedTheTruth();
    List<LibraryEvent> history = MEMORY.history();
    Set<WalkId> heldOut = new HashSet<>();
    long eligible = 0;
    for (LibraryEvent event : history) {
      if (event instanceof RoundAwaited round) {
        round.walks().stream()
            .filter(walk -> walk.arm() == Arm.TEST)
            .forEach(walk -> heldOut.add(walk.id()));
      }
      if (event instanceof WalkJudged walk && !heldOut.contains(walk.walk())) {
        eligible += walk.judgements().stream().filter(one -> one.verdict().eligible()).count();
      }
    }
    assertThat(MEMORY.matching().rounds().get(MEMORY.matching().rounds().size() - 1).pool())
        .isEqualTo((int) (eligible - lost()))
        .isGreaterThan(48);
  }

  /**
   * Two energies cannot determine four: until there are more, nothing is bought and it walks on.
   */
  @Test
  void aPoolThatIsTooSmallAtFirstIsNotTheEnd() {
    Outcome outcome =
        run(duties(new Choice.Information(), ENERGIES, new Budget(48, 2, 0.2, 0, 4)), 2);
    assertThat(((Outcome.Complete) outcome).reason()).isInstanceOf(Ended.TargetMet.class);
    List<RoundMatched> rounds = MEMORY.matching().rounds();
    assertThat(rounds.getFirst().pool()).isEqualTo(2);
    assertThat(rounds.getFirst().weights()).isEmpty();
    assertThat(rounds.getFirst().found()).isInstanceOf(Missing.class);
    assertThat(rounds.getLast().found()).isInstanceOf(Bounds.class);
    Tuning first = MEMORY.state().fits().getFirst().tuning().orElseThrow();
    assertThat(first.parameters()).isEqualTo(CellEnergies.start().parameters());
    assertThat(first.deviations().toArray()).containsOnly(Double.POSITIVE_INFINITY);
    assertThat(first.done(1)).isFalse();
    assertThat(MEMORY.state().fits().getFirst().report().training()).isEmpty();
    assertThat(MEMORY.state().latestFit().orElseThrow().tuning().orElseThrow().done(1e-3)).isTrue();
  }

  /** The control is paid for beside, whatever happens, and changes nothing else. */
  @Test
  void labelsDrawnAtRandomSayWhatChoosingIsWorth() {
    Story without = story(run(new Choice.Information(), 2));
    final int chosen = MEMORY.matching().chosen().size();
    JOURNAL.clearAll();
    Story with = story(run(controlled(), 4));
    assertThat(with.potentials()).isEqualTo(without.potentials());
    Set<CandidateId> labelled = new HashSet<>(MEMORY.matching().chosen());
    assertThat(labelled).hasSize(chosen);
    List<CandidateId> drawn = MEMORY.matching().control();
    assertThat(drawn).isNotEmpty();
    assertThat(MEMORY.matching().rounds().get(1).control()).as("the pool still grows").isEmpty();
    MEMORY.matching().rounds().forEach(round -> labelled.addAll(round.control()));
    assertThat(asked()).as("nothing is paid for twice").isEqualTo(labelled.size());
    Tuning last = MEMORY.state().latestFit().orElseThrow().tuning().orElseThrow();
    TargetControl control = last.control().orElseThrow();
    assertThat(control.labels()).isEqualTo(drawn.size());
    double wanted = last.readings().getFirst().wanted();
    double worst = Arrays.stream(control.deviations().toArray()).max().orElseThrow();
    assertThat(worst).as("no weights of the same sum do better").isGreaterThan(1.05 * wanted);
    JOURNAL.clearAll();
    assertThat(story(stoppedAgainAndAgain(controlled()))).isEqualTo(with);
  }

  private static CampaignDuties controlled() {
    TargetSettings usual = CellEnergies.settings(3, 2);
    TargetSettings settings =
        new TargetSettings(
            usual.start(),
            usual.accuracy(),
            usual.perTarget(),
            usual.pace(),
            Optional.of(new Control(5, 48)));
    return duties(new Choice.Information(), settings, new Budget(48, 16, 0.2, 0, 4));
  }

  /** Structures of the pool that could not be labelled. */
  private static long lost() {
    return MEMORY.labels().entries().values().stream()
        .filter(entry -> entry.request().selection().arm() != Arm.TEST)
        .filter(entry -> entry.status() instanceof Quarantined)
        .count();
  }

  private static long asked() {
    return MEMORY.labels().entries().values().stream()
        .filter(entry -> entry.request().selection().arm() != Arm.TEST)
        .count();
  }

  private static void itReachedTheTruth() {
    CampaignState state = MEMORY.state();
    Tuning last = state.latestFit().orElseThrow().tuning().orElseThrow();
    assertThat(last.done(1e-3)).isTrue();
    // The reference is silicon itself: no model error.
    double[] silicon = {15.277, 0.6022245584, 2.0951, 2.514, 45.5322};
    for (int p = 0; p < silicon.length; p++) {
      double value = last.parameters().get(p).value();
      assertThat(Math.abs(value / silicon[p] - 1))
          .as("%s = %s", last.parameters().get(p).name(), value)
          .isLessThan(0.02);
    }
    assertThat(last.inflation()).isEqualTo(1);
    assertThat(state.latestFit().orElseThrow().report().heldOut()).isPresent();
  }

  private static void onlyWhatHadWeightWasLabelled() {
    MatchingState matching = MEMORY.matching();
    long weighed =
        matching.rounds().stream()
            .flatMap(round -> round.weights().stream())
            .map(one -> one.candidate())
            .distinct()
            .count();
    assertThat(matching.rounds())
        .allMatch(round -> round.found() instanceof Bounds bounds && bounds.gap() < 1e-7);
    assertThat(asked()).isEqualTo(weighed);
    long kept =
        MEMORY.library().selected().stream()
            .flatMap(round -> round.selections().stream())
            .filter(one -> one.arm() != Arm.TEST)
            .count();
    assertThat(weighed).isLessThan(kept / 2);
    assertThat(matching.rounds().get(matching.rounds().size() - 1).pool())
        .isEqualTo((int) (kept - lost()));
  }

  private Outcome stoppedAgainAndAgain(CampaignDuties duties) {
    Random random = new Random(4);
    Outcome outcome = null;
    for (int stop = 0; outcome == null; stop++) {
      assertThat(stop).isLessThan(200);
      CompletableFuture<Outcome> over = new CompletableFuture<>();
      ActorRef<CampaignOver> guardian = start(duties, 2, over);
      int events = MEMORY.events() + 1 + random.nextInt(12);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(Duration.ofMinutes(5))
          .until(() -> over.isDone() || MEMORY.events() >= events);
      KIT.stop(guardian);
      outcome = over.getNow(null);
    }
    return outcome;
  }

  private static Story story(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    Outcome.Complete complete = (Outcome.Complete) outcome;
    return new Story(
        complete.reason(),
        complete.datasetHash(),
        MEMORY.state().fits().stream().map(fit -> fit.potential()).toList());
  }

  private Outcome run(Choice choice, int explorers) {
    return run(duties(choice), explorers);
  }

  private Outcome run(CampaignDuties duties, int explorers) {
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    ActorRef<CampaignOver> guardian = start(duties, explorers, over);
    Outcome outcome = over.orTimeout(5, TimeUnit.MINUTES).join();
    KIT.stop(guardian);
    return outcome;
  }

  private ActorRef<CampaignOver> start(
      CampaignDuties duties, int explorers, CompletableFuture<Outcome> over) {
    return KIT.spawn(
        CampaignGuardian.create(
            duties, new Workforce(explorers, 2, new Rattler(), reference, THREADS), over));
  }

  private static CampaignDuties duties(Choice choice) {
    return duties(choice, CellEnergies.settings(3, 2), new Budget(48, 16, 0.2, 0, 4));
  }

  private static CampaignDuties duties(Choice choice, TargetSettings target, Budget budget) {
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
            SEED,
            grid,
            new Schedule(12, 4, 2, 0),
            budget,
            new Probes(new Amplitudes(0.05, 0.1), new Amplitudes(0.04, 0.08), 0.02, 300),
            walks,
            Optional.empty(),
            "the file",
            "0.1.0",
            Optional.of(target));
    LibrarianSettings librarian =
        new LibrarianSettings(
            FINGERPRINT,
            1e-6,
            new LibrarianSettings.Bar(Criterion.NOVELTY, -100),
            choice,
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
    return new CampaignDuties(
        campaign,
        librarian,
        retries,
        fit,
        books,
        Optional.empty(),
        Optional.of(new Aim(target, new CellEnergies(0.0005))));
  }
}
