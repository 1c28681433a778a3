package org.athanor.sims.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.athanor.protocol.campaign.StopPoint;
import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  void anOrderArrivesAsItWasGiven() {
    for (StopPoint point : StopPoint.values()) {
      Order order = new Order.Stop(point, "ann \"the first\"@atlas");
      assertThat(Order.read(order.text())).isEqualTo(order);
    }
  }

  @Test
  void whatIsNoOrderIsRefused() {
    String good = new Order.Stop(StopPoint.ROUND, "ann@atlas").text();
    for (String bad :
        new String[] {
          "",
          "{",
          "[]",
          good.replace("order 1", "order 2"),
          good.replace("stop", "dance"),
          good.replace("ROUND", "DUSK")
        }) {
      assertThatThrownBy(() -> Order.read(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aReplyArrivesAsItWasGiven() {
    for (boolean accepted : new boolean[] {true, false}) {
      Reply reply = new Reply(accepted, "it stops\nat once");
      assertThat(Reply.read(reply.text())).isEqualTo(reply);
    }
    assertThat(Reply.read("of another version").accepted()).isFalse();
  }
}
