package org.athanor.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.Workshop;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.node.NodeMessage;
import org.athanor.protocol.node.NodeMessage.Dismissed;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Refused;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.QuartermasterMessage.Dismiss;
import org.athanor.protocol.node.QuartermasterMessage.NodeReady;
import org.athanor.protocol.node.QuartermasterMessage.RequestSupplies;
import org.athanor.protocol.node.SupplyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuartermasterTest {
  private static final Workshop WORKSHOP = new Workshop();
  private static final Stores STORES =
      new Stores(
          "tiny",
          "0.1.0 (commit 0c774ff)",
          "campaign.conf",
          List.of(new SupplyFile("campaign.conf", "YQ==")),
          "physics");

  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final Posts posts =
      new Posts(
          WORKSHOP.probe(SupervisorMessage.class).ref(),
          WORKSHOP.probe(LibrarianMessage.class).ref(),
          WORKSHOP.probe(LabelerPoolMessage.class).ref());
  private ActorRef<QuartermasterMessage> quartermaster;

  @BeforeEach
  void begin() {
    quartermaster = WORKSHOP.spawn(Quartermaster.create(STORES, posts, news::add));
  }

  @AfterEach
  void stop() {
    WORKSHOP.stop(quartermaster);
  }

  @AfterAll
  static void end() {
    WORKSHOP.close();
  }

  @Test
  void suppliesAreHandedOutAsOftenAsTheyAreAskedFor() {
    TestProbe<NodeMessage> node = WORKSHOP.probe(NodeMessage.class);
    for (int k = 0; k < 2; k++) {
      quartermaster.tell(new RequestSupplies("helium.17", STORES.program(), node.ref()));
      assertThat(node.receiveMessage())
          .isEqualTo(new Supplies("tiny", "campaign.conf", STORES.files(), "physics", posts));
    }
    assertThat(news).isEmpty();
  }

  @Test
  void anotherProgramIsRefusedWithBothVersions() throws Exception {
    TestProbe<NodeMessage> node = WORKSHOP.probe(NodeMessage.class);
    quartermaster.tell(new RequestSupplies("helium.17", "0.2.0", node.ref()));
    assertThat(node.receiveMessage())
        .isInstanceOfSatisfying(
            Refused.class,
            refusal -> assertThat(refusal.reason()).contains("0.1.0 (commit 0c774ff)", "0.2.0"));
    assertThat(heard()).contains("helium.17", "was refused");
  }

  @Test
  void itTellsWhoCameAndWhoWentAndWhenAllIsOver() throws Exception {
    TestProbe<NodeMessage> first = WORKSHOP.probe(NodeMessage.class);
    TestProbe<NodeMessage> second = WORKSHOP.probe(NodeMessage.class);
    quartermaster.tell(new RequestSupplies("helium.17", STORES.program(), first.ref()));
    quartermaster.tell(new RequestSupplies("neon.4", STORES.program(), second.ref()));
    first.receiveMessage();
    second.receiveMessage();
    quartermaster.tell(new NodeReady("helium.17", 8, 1));
    assertThat(heard()).isEqualTo("node helium.17 joined with 8 explorers and 1 labeler");
    first.stop();
    assertThat(heard()).contains("helium.17 is gone");
    quartermaster.tell(new Dismiss("the campaign has ended"));
    assertThat(second.receiveMessage()).isEqualTo(new Dismissed("the campaign has ended"));
    // One that never got ready is not missed.
    second.stop();
    assertThat(news.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  private String heard() throws InterruptedException {
    return news.poll(1, TimeUnit.MINUTES);
  }
}
