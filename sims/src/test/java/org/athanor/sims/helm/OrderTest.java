package org.athanor.sims.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.athanor.config.KeyChange;
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
  void aChangedFileArrivesAsItWasGiven() {
    KeyChange more = new KeyChange("label.budget", Optional.of("40"), Optional.of("60"));
    KeyChange gone =
        new KeyChange("target.properties.\"C11\"", Optional.of("\"2 %\""), Optional.empty());
    KeyChange there = new KeyChange("explore.pressures", Optional.empty(), Optional.of("[\"å\"]"));
    Order order = new Order.Reload(List.of(more, gone, there), Order.digest("a"), "ann@atlas");
    assertThat(Order.read(order.text())).isEqualTo(order);
    assertThat(Order.digest("a")).isNotEqualTo(Order.digest("b")).hasSize(64);
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
