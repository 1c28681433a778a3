package org.athanor.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.athanor.actors.Workshop;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.AwaitEnd;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.KeepWalk;
import org.athanor.protocol.campaign.SupervisorMessage.LabelsHome;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigure;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigured;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.campaign.SupervisorMessage.Stop;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private static final CampaignSettings SETTINGS =
      Settings.campaign(new Budget(20, 4, 0.2, 0.1, 2), new Schedule(2, 3, 1, 0));
  private static final Duration LEASE = Duration.ofSeconds(31);
  private static final PersistenceId ID = Supervisor.persistenceId("test");
  private static final Workshop WORKSHOP = new Workshop();

  private TestProbe<LibrarianMessage> librarian;
  private TestProbe<LabelerPoolMessage> pool;
  private TestProbe<FitterMessage> fitter;
  private TestProbe<ExplorerMessage> ann;
  private TestProbe<ExplorerMessage> bob;
  private TestProbe<CampaignOver> over;
  private ActorRef<SupervisorMessage> supervisor;

  @BeforeEach
  void begin() {
    WORKSHOP.clear();
    librarian = WORKSHOP.probe(LibrarianMessage.class);
    pool = WORKSHOP.probe(LabelerPoolMessage.class);
    fitter = WORKSHOP.probe(FitterMessage.class);
    ann = WORKSHOP.probe(ExplorerMessage.class);
    bob = WORKSHOP.probe(ExplorerMessage.class);
    over = WORKSHOP.probe(CampaignOver.class);
  }

  @AfterEach
  void stop() {
    WORKSHOP.stop(supervisor);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @Test
  void walksAreHandedOutInCanonicalOrderOnceTheLibrarianAwaitsThem() {
    open(SETTINGS);
    request("ann", ann);
    AwaitRound round = awaited();
    ann.expectNoMessage();
    expect(round, new WalkId(0, 0));
    assertThat(started(ann)).isEqualTo(new WalkId(0, 1));
    request("bob", bob);
    assertThat(started(bob)).isEqualTo(new WalkId(0, 2));
    assertThat(events()).first().isInstanceOf(CampaignStarted.class);
  }

  @Test
  void anExplorerThatAsksTwiceIsNotGivenTwo() {
    open(SETTINGS);
    expect(awaited());
    request("ann", ann);
    WalkId first = started(ann);
    request("ann", ann);
    ann.expectNoMessage();
    supervisor.tell(new WalkHome(first));
    request("ann", ann);
    assertThat(started(ann)).isNotEqualTo(first);
  }

  @Test
  void aSilentExplorerLosesItsWalkAndOneThatSpeaksKeepsIt() {
    open(SETTINGS);
    expect(awaited());
    request("ann", ann);
    WalkId lost = started(ann);
    request("bob", bob);
    WalkId kept = started(bob);
    for (int k = 0; k < 7; k++) {
      supervisor.tell(new KeepWalk(kept, "bob"));
      WORKSHOP.passes(Duration.ofSeconds(5));
      librarian.expectMessageClass(AwaitRound.class);
    }
    TestProbe<ExplorerMessage> cid = WORKSHOP.probe(ExplorerMessage.class);
    request("cid", cid);
    assertThat(started(cid)).isEqualTo(lost);
  }

  @Test
  void anExplorerThatComesBackInTimeKeepsItsWalk() {
    open(SETTINGS);
    expect(awaited());
    request("ann", ann);
    WalkId walk = started(ann);
    WORKSHOP.passes(LEASE);
    supervisor.tell(new KeepWalk(walk, "ann"));
    request("bob", bob);
    assertThat(started(bob)).isNotEqualTo(walk);
  }

  @Test
  void aDeadExplorersWalkIsHandedOutAgainAtOnce() {
    open(SETTINGS);
    expect(awaited());
    request("ann", ann);
    WalkId walk = started(ann);
    ann.stop();
    TestProbe<Object> watcher = WORKSHOP.probe(Object.class);
    watcher.expectTerminated(ann.ref());
    request("bob", bob);
    assertThat(started(bob)).isIn(walk, new WalkId(0, 1));
    supervisor.tell(new WalkHome(new WalkId(0, 1)));
    supervisor.tell(new WalkHome(walk));
  }

  @Test
  void whatIsNotAnsweredIsAskedAgain() {
    open(SETTINGS);
    AwaitRound round = awaited();
    WORKSHOP.passes(Duration.ofSeconds(6));
    assertThat(awaited()).isEqualTo(round);
    expect(round);
    choose(round);
    LabelRound labels = asked();
    WORKSHOP.passes(Duration.ofSeconds(6));
    assertThat(asked()).isEqualTo(labels);
    label(labels);
    Fit fit = fit();
    WORKSHOP.passes(Duration.ofSeconds(6));
    // Fitting may take long, and is always answered.
    fitter.expectNoMessage();
    supervisor.tell(Company.fitted(fit));
    assertThat(awaited().round()).isEqualTo(1);
  }

  @Test
  void aFitThatCouldNotBeStoredIsAskedForAgain() {
    open(SETTINGS);
    round(awaited());
    Fit fit = fit();
    WORKSHOP.breaksDown(ID, () -> supervisor.tell(Company.fitted(fit)));
    assertThat(fit().version()).isZero();
    supervisor.tell(Company.fitted(fit));
    roundOne();
    assertThat(events(PotentialFitted.class)).hasSize(1);
  }

  @Test
  void timersGoOnAfterAFailureOfTheJournal() {
    open(SETTINGS);
    round(awaited());
    Fit fit = fit();
    WORKSHOP.breaksDown(ID, () -> supervisor.tell(Company.fitted(fit)));
    supervisor.tell(Company.fitted(fit()));
    AwaitRound next = roundOne();
    WORKSHOP.passes(Duration.ofSeconds(6));
    assertThat(roundOne()).isEqualTo(next);
  }

  @Test
  void aFailedFitIsAnEndThatNeedsAPerson() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    round(awaited());
    fit();
    supervisor.tell(new FitFailed(0, "nothing to fit to"));
    Outcome stuck = new Outcome.Stuck("fit 0: nothing to fit to");
    assertThat(over.receiveMessage().outcome()).isEqualTo(stuck);
    supervisor.tell(new AwaitEnd(over.ref()));
    assertThat(over.receiveMessage().outcome()).isEqualTo(stuck);
  }

  @Test
  void afterAKillBeforeTheEndTheDatasetIsHeardOfAgainBeforeItIsNamed() {
    List<CampaignEvent> history = whole();
    assertThat(history).last().isInstanceOf(CampaignEnded.class);
    WORKSHOP.recall(ID, history.subList(0, history.size() - 1));
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    AwaitRound first = awaited();
    AwaitRound second = awaited();
    expect(first, first.walks().stream().map(w -> w.id()).toArray(WalkId[]::new));
    choose(first);
    expect(second, second.walks().stream().map(w -> w.id()).toArray(WalkId[]::new));
    choose(second);
    label(asked());
    over.expectNoMessage();
    label(asked());
    CampaignEnded end = (CampaignEnded) history.getLast();
    assertThat(over.receiveMessage().outcome())
        .isEqualTo(new Outcome.Complete(end.reason(), end.datasetHash()));
  }

  @Test
  void anEndedCampaignWhoseFileAsksForMoreGoesOn() {
    List<CampaignEvent> history = whole();
    WORKSHOP.recall(ID, history);
    CampaignSettings more =
        Settings.campaign(SETTINGS.budget(), new Schedule(3, 3, 1, 0), "another file");
    supervisor = spawn(more);
    supervisor.tell(new AwaitEnd(over.ref()));
    for (int k = 0; k < 2; k++) {
      AwaitRound known = awaited();
      expect(known, known.walks().stream().map(w -> w.id()).toArray(WalkId[]::new));
      choose(known);
      label(asked());
    }
    AwaitRound third = awaited();
    assertThat(third.round()).isEqualTo(2);
    over.expectNoMessage();
    assertThat(events(SettingsChanged.class)).hasSize(1);
    round(third);
    supervisor.tell(Company.fitted(fit()));
    assertThat(over.receiveMessage().outcome()).isInstanceOf(Outcome.Complete.class);
    assertThat(events(CampaignEnded.class)).hasSize(2);
  }

  @Test
  void aFileThatAsksForLessStillFinishesWhatWasBegun() {
    List<CampaignEvent> history = new ArrayList<>(whole());
    // As it was when round 1 was open: round 0 fitted, round 1 not.
    history.removeIf(event -> event instanceof CampaignEnded);
    history.removeIf(event -> event instanceof PotentialFitted fit && fit.version() == 1);
    WORKSHOP.recall(ID, history);
    supervisor =
        spawn(Settings.campaign(SETTINGS.budget(), new Schedule(1, 3, 1, 0), "another file"));
    supervisor.tell(new AwaitEnd(over.ref()));
    round(awaited());
    over.expectNoMessage();
    round(awaited());
    supervisor.tell(Company.fitted(fit()));
    assertThat(over.receiveMessage().outcome())
        .isInstanceOfSatisfying(
            Outcome.Complete.class,
            end -> assertThat(end.reason()).isEqualTo(new Ended.RoundsDone(2)));
  }

  @Test
  void anEndedCampaignIsStillEnded() {
    List<CampaignEvent> history = whole();
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    CampaignEnded end = (CampaignEnded) history.getLast();
    assertThat(over.receiveMessage().outcome())
        .isEqualTo(new Outcome.Complete(end.reason(), end.datasetHash()));
    request("ann", ann);
    ann.expectNoMessage();
    assertThat(events())
        .hasSize(history.size() + 1)
        .last()
        .isInstanceOfSatisfying(
            CampaignResumed.class,
            again -> assertThat(again.program()).contains("0.1.0 (commit 0c774ff)"));
  }

  @Test
  void aChangedFileHoldsFromTheNextRoundOnAlsoAfterARestart() {
    CampaignSettings more =
        Settings.campaign(new Budget(40, 4, 0.2, 0.1, 2), new Schedule(3, 5, 1, 0), "more");
    Crew crew = new Crew(librarian.ref(), pool.ref(), fitter.ref(), Optional.empty());
    supervisor =
        WORKSHOP.spawn(
            Supervisor.create(
                SETTINGS,
                text -> more,
                Optional.of("cid@atlas"),
                crew,
                new Archive(WORKSHOP.clock(), DatasetHash::of)));
    AwaitRound first = awaited();
    TestProbe<Reconfigured> ann = WORKSHOP.probe(Reconfigured.class);
    supervisor.tell(new Reconfigure("more", "ann@atlas", ann.ref()));
    assertThat(ann.receiveMessage().refusal()).isEmpty();
    assertThat(pool.receiveMessage()).isEqualTo(new LabelerPoolMessage.Reconsider("more"));
    supervisor.tell(new Reconfigure("more", "bob@atlas", ann.ref()));
    assertThat(ann.receiveMessage().refusal()).isEmpty();
    WORKSHOP.breaksDown(
        ID,
        () -> {
          round(first);
          supervisor.tell(Company.fitted(fit()));
        });
    assertThat(events(SettingsChanged.class))
        .containsExactly(
            new SettingsChanged(
                "more", Optional.of("ann@atlas"), events(SettingsChanged.class).getFirst().at()));
    AwaitRound again = awaited();
    while (again.round() == 0) {
      round(again);
      supervisor.tell(Company.fitted(fit()));
      again = roundOne();
    }
    assertThat(again.walks().stream().filter(walk -> walk.arm() == Arm.ENTROPY)).hasSize(5);
    assertThat(events(SettingsChanged.class)).hasSize(1);
  }

  @Test
  void anEndedCampaignTakesNoChangeWhileItsProcessGoes() {
    List<CampaignEvent> history = whole();
    WORKSHOP.recall(ID, history);
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    over.receiveMessage();
    TestProbe<Reconfigured> ann = WORKSHOP.probe(Reconfigured.class);
    supervisor.tell(new Reconfigure("more", "ann@atlas", ann.ref()));
    assertThat(ann.receiveMessage().refusal().orElseThrow()).contains("has ended");
    assertThat(events(SettingsChanged.class)).isEmpty();
  }

  @Test
  void stoppedAtOnceItSaysWhoAskedAndOnlyTheNextRunGoesOn() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    expect(awaited());
    supervisor.tell(new Stop(StopPoint.NOW, "ann@atlas"));
    Outcome stopped = new Outcome.Stopped(StopPoint.NOW, "ann@atlas");
    assertThat(over.receiveMessage().outcome()).isEqualTo(stopped);
    request("ann", ann);
    ann.expectNoMessage();
    assertThat(events())
        .last()
        .isEqualTo(new StopRequested(StopPoint.NOW, "ann@atlas", WORKSHOP.clock().instant()));
    WORKSHOP.stop(supervisor);
    open(SETTINGS);
    expect(awaited());
    request("ann", ann);
    assertThat(started(ann)).isEqualTo(new WalkId(0, 0));
  }

  @Test
  void stoppedAfterLabelsItWaitsForThePoolAndBeginsNothing() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    AwaitRound round = awaited();
    expect(round);
    supervisor.tell(new Stop(StopPoint.LABELS, "ann@atlas"));
    supervisor.tell(new Stop(StopPoint.LABELS, "bob@atlas"));
    supervisor.tell(new Stop(StopPoint.ROUND, "cid@atlas"));
    pool.expectMessageClass(LabelerPoolMessage.Close.class);
    request("ann", ann);
    ann.expectNoMessage();
    over.expectNoMessage();
    // A pool that was restarted is told again.
    WORKSHOP.passes(Duration.ofSeconds(6));
    pool.expectMessageClass(LabelerPoolMessage.Close.class).replyTo().tell(new LabelsHome());
    assertThat(over.receiveMessage().outcome())
        .isEqualTo(new Outcome.Stopped(StopPoint.LABELS, "ann@atlas"));
    assertThat(events(StopRequested.class)).hasSize(1);
  }

  @Test
  void stoppedAfterTheRoundItFinishesWhatIsOpenAndOpensNoOther() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    AwaitRound round = awaited();
    supervisor.tell(new Stop(StopPoint.ROUND, "ann@atlas"));
    expect(round);
    request("ann", ann);
    assertThat(started(ann)).isEqualTo(new WalkId(0, 0));
    round(round);
    over.expectNoMessage();
    supervisor.tell(Company.fitted(fit()));
    assertThat(over.receiveMessage().outcome())
        .isEqualTo(new Outcome.Stopped(StopPoint.ROUND, "ann@atlas"));
    librarian.expectNoMessage();
    assertThat(events(RoundOpened.class)).hasSize(1);
  }

  @Test
  void aCampaignThatEndsWithTheRoundHasEndedAndWasNotStopped() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    round(awaited());
    supervisor.tell(Company.fitted(fit()));
    AwaitRound last = awaited();
    supervisor.tell(new Stop(StopPoint.ROUND, "ann@atlas"));
    round(last);
    supervisor.tell(Company.fitted(fit()));
    assertThat(over.receiveMessage().outcome()).isInstanceOf(Outcome.Complete.class);
  }

  @Test
  void aStopThatTheJournalCouldNotTakeStopsAllTheSame() {
    open(SETTINGS);
    AwaitRound round = awaited();
    expect(round);
    WORKSHOP.breaksDown(ID, () -> supervisor.tell(new Stop(StopPoint.NOW, "ann@atlas")));
    supervisor.tell(new Stop(StopPoint.NOW, "ann@atlas"));
    supervisor.tell(new AwaitEnd(over.ref()));
    assertThat(over.receiveMessage().outcome())
        .isEqualTo(new Outcome.Stopped(StopPoint.NOW, "ann@atlas"));
  }

  /** Everything that happens in a campaign of two rounds. */
  private List<CampaignEvent> whole() {
    open(SETTINGS);
    supervisor.tell(new AwaitEnd(over.ref()));
    round(awaited());
    supervisor.tell(Company.fitted(fit()));
    round(awaited());
    over.expectNoMessage();
    supervisor.tell(Company.fitted(fit()));
    Outcome outcome = over.receiveMessage().outcome();
    assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    WORKSHOP.stop(supervisor);
    List<CampaignEvent> events = events();
    assertThat(events).filteredOn(RoundOpened.class::isInstance).hasSize(2);
    return events;
  }

  private void open(CampaignSettings settings) {
    supervisor = spawn(settings);
  }

  private ActorRef<SupervisorMessage> spawn(CampaignSettings settings) {
    Crew crew = new Crew(librarian.ref(), pool.ref(), fitter.ref(), Optional.empty());
    return WORKSHOP.spawn(
        Supervisor.create(settings, crew, new Archive(WORKSHOP.clock(), DatasetHash::of)));
  }

  private void request(String name, TestProbe<ExplorerMessage> explorer) {
    supervisor.tell(new RequestWalk(name, explorer.ref()));
  }

  private static WalkId started(TestProbe<ExplorerMessage> explorer) {
    return explorer.expectMessageClass(StartWalk.class).walk().id();
  }

  private AwaitRound awaited() {
    return librarian.expectMessageClass(AwaitRound.class);
  }

  private AwaitRound roundOne() {
    AwaitRound round = awaited();
    while (round.round() != 1) {
      round = awaited();
    }
    return round;
  }

  private LabelRound asked() {
    return pool.expectMessageClass(LabelRound.class);
  }

  private Fit fit() {
    return fitter.expectMessageClass(Fit.class);
  }

  /** Has the librarian and the pool do everything for a round. */
  private void round(AwaitRound round) {
    expect(round, round.walks().stream().map(walk -> walk.id()).toArray(WalkId[]::new));
    choose(round);
    label(asked());
  }

  private void expect(AwaitRound round, WalkId... arrived) {
    supervisor.tell(new RoundExpected(round.round(), Set.of(arrived)));
  }

  private void choose(AwaitRound round) {
    supervisor.tell(new RoundChosen(round.round(), Company.selections(round)));
  }

  private void label(LabelRound round) {
    List<LabeledStructure> labels = Company.labels(round);
    supervisor.tell(new RoundLabeled(round.round(), labels));
  }

  private static List<CampaignEvent> events() {
    return WORKSHOP.events(ID, CampaignEvent.class);
  }

  private static <E> List<E> events(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
