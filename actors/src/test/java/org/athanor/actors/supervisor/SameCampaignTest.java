package org.athanor.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.athanor.actors.Workshop;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.AwaitEnd;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the order of messages, and wherever it is cut off, a campaign decides the same. */
class SameCampaignTest {
  private static final int TRIES = 12;
  private static final PersistenceId ID = Supervisor.persistenceId("test");
  private static final Workshop WORKSHOP = new Workshop();

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "2, 0"})
  void theSameRoundsFitsAndDataset(int lag, double avoid) {
    CampaignSettings settings =
        Settings.campaign(new Budget(60, 8, 0.2, 0.1, 6), new Schedule(7, 5, lag, 0, avoid));
    List<CampaignEvent> undisturbed = campaign(settings, new Random(0), 1, 0);
    assertThat(undisturbed).hasSize(7 + 7 + 1);
    for (int k = 1; k <= TRIES; k++) {
      List<CampaignEvent> disturbed = campaign(settings, new Random(k), 1 + k % 5, k % 4);
      assertThat(disturbed).as("try %d", k).containsExactlyInAnyOrderElementsOf(undisturbed);
    }
  }

  /** What was decided in a campaign whose supervisor is stopped so many times. */
  private static List<CampaignEvent> campaign(
      CampaignSettings settings, Random random, int explorers, int stops) {
    WORKSHOP.clear();
    CompletableFuture<Crew> crew = new CompletableFuture<>();
    ActorRef<Company.Talk> company =
        WORKSHOP.kit().spawn(Company.create(new Random(random.nextLong()), explorers));
    ActorRef<Void> house =
        WORKSHOP
            .kit()
            .spawn(
                Behaviors.setup(
                    context -> {
                      crew.complete(Company.crew(context, company));
                      return Behaviors.empty();
                    }));
    for (int k = 0; k < stops; k++) {
      ActorRef<SupervisorMessage> supervisor = start(settings, crew.join(), company);
      int events = WORKSHOP.events(ID, CampaignEvent.class).size() + 1 + random.nextInt(6);
      TestProbe<Object> patience = WORKSHOP.probe(Object.class);
      for (int wait = 0; wait < 200 && count() < events; wait++) {
        patience.expectNoMessage(Duration.ofMillis(1));
      }
      WORKSHOP.stop(supervisor);
    }
    ActorRef<SupervisorMessage> supervisor = start(settings, crew.join(), company);
    Outcome outcome = outcome(supervisor);
    WORKSHOP.stop(supervisor);
    WORKSHOP.stop(company);
    WORKSHOP.stop(house);
    List<CampaignEvent> decisions =
        WORKSHOP.events(ID, CampaignEvent.class).stream()
            .filter(
                event ->
                    event instanceof RoundOpened
                        || event instanceof PotentialFitted
                        || event instanceof CampaignEnded)
            .toList();
    CampaignEnded end = (CampaignEnded) decisions.getLast();
    assertThat(outcome).isEqualTo(new Outcome.Complete(end.reason(), end.datasetHash()));
    assertThat(end.reason()).isInstanceOf(Ended.RoundsDone.class);
    return decisions;
  }

  private static int count() {
    return WORKSHOP.events(ID, CampaignEvent.class).size();
  }

  private static ActorRef<SupervisorMessage> start(
      CampaignSettings settings, Crew crew, ActorRef<Company.Talk> company) {
    ActorRef<SupervisorMessage> supervisor =
        WORKSHOP.spawn(
            Supervisor.create(settings, crew, new Archive(WORKSHOP.clock(), DatasetHash::of)));
    company.tell(new Company.Talk.Serve(supervisor));
    return supervisor;
  }

  private static Outcome outcome(ActorRef<SupervisorMessage> supervisor) {
    TestProbe<CampaignOver> over = WORKSHOP.probe(CampaignOver.class);
    supervisor.tell(new AwaitEnd(over.ref()));
    return over.receiveMessage().outcome();
  }
}
