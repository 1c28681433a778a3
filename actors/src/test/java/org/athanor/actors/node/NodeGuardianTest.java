package org.athanor.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.Workshop;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.lease.Hold;
import org.athanor.actors.node.NodeGuardian.Badge;
import org.athanor.actors.node.NodeGuardian.Word;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.node.NodeMessage.Dismissed;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Refused;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.QuartermasterMessage.NodeReady;
import org.athanor.protocol.node.QuartermasterMessage.RequestSupplies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeGuardianTest {
  private static final Duration ASK = Duration.ofSeconds(5);

  private final Workshop workshop = new Workshop();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TestProbe<SupervisorMessage> supervisor = workshop.probe(SupervisorMessage.class);
  private final Supplies supplies =
      new Supplies(
          "tiny",
          "campaign.conf",
          List.of(),
          "physics",
          new Posts(
              supervisor.ref(),
              workshop.probe(LibrarianMessage.class).ref(),
              workshop.probe(LabelerPoolMessage.class).ref()));
  private final CompletableFuture<Farewell> over = new CompletableFuture<>();
  private TestProbe<QuartermasterMessage> quartermaster;

  @BeforeEach
  void begin() {
    quartermaster = workshop.probe(QuartermasterMessage.class);
    workshop
        .kit()
        .system()
        .receptionist()
        .tell(Receptionist.register(Quartermaster.KEY, quartermaster.ref()));
  }

  @AfterEach
  void end() {
    workshop.close();
    threads.shutdownNow();
  }

  @Test
  void itAsksUntilItIsSuppliedAndThenWorksUntilItIsDismissed() throws Exception {
    ActorRef<Word> node =
        node(
            got -> {
              assertThat(got).isEqualTo(supplies);
              return CompletableFuture.completedFuture(
                  new Equipment(
                      List.of(
                          new Explorer.Desk("explorer-1@helium.17", Hold.lasting()),
                          new Explorer.Desk("explorer-2@helium.17", Hold.lasting())),
                      List.of(),
                      (walk, settings, potential, cancelled) -> Optional.empty(),
                      Optional.empty(),
                      threads));
            });
    RequestSupplies first = requested();
    assertThat(first.node()).isEqualTo("helium.17");
    assertThat(first.program()).isEqualTo("0.1.0");
    workshop.passes(ASK);
    RequestSupplies second = requested();
    second.replyTo().tell(supplies);
    second.replyTo().tell(supplies);
    assertThat(quartermaster.receiveMessage()).isEqualTo(new NodeReady("helium.17", 2, 0));
    assertThat(List.of(explorer(), explorer()))
        .containsExactlyInAnyOrder("explorer-1@helium.17", "explorer-2@helium.17");
    second.replyTo().tell(new Dismissed("the campaign has ended"));
    assertThat(over.get(1, TimeUnit.MINUTES))
        .isEqualTo(new Farewell.Dismissed("the campaign has ended"));
    workshop.stop(node);
  }

  @Test
  void aRefusalAndAMachineThatCannotAreSaidWithTheirReasons() throws Exception {
    node(got -> CompletableFuture.failedFuture(new IllegalStateException("no pw.x here")));
    requested().replyTo().tell(supplies);
    assertThat(over.get(1, TimeUnit.MINUTES)).isEqualTo(new Farewell.Unfit("no pw.x here"));
    CompletableFuture<Farewell> refused = new CompletableFuture<>();
    workshop.spawn(
        NodeGuardian.create(
            new Badge("neon.4", "0.2.0"), got -> CompletableFuture.completedFuture(null), refused));
    requested().replyTo().tell(new Refused("another program"));
    assertThat(refused.get(1, TimeUnit.MINUTES)).isEqualTo(new Farewell.Unfit("another program"));
  }

  @Test
  void aQuartermasterThatGoesIsALoss() throws Exception {
    node(got -> new CompletableFuture<>());
    requested();
    quartermaster.stop();
    assertThat(over.get(1, TimeUnit.MINUTES)).isEqualTo(new Farewell.Lost());
  }

  private ActorRef<Word> node(Outfitter outfitter) {
    return workshop.spawn(NodeGuardian.create(new Badge("helium.17", "0.1.0"), outfitter, over));
  }

  private RequestSupplies requested() {
    return quartermaster.expectMessageClass(RequestSupplies.class);
  }

  private String explorer() {
    return supervisor.expectMessageClass(RequestWalk.class).explorer();
  }
}
