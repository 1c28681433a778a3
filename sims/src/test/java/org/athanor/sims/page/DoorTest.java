package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.athanor.config.BadConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
  @Test
  void isOnLoopbackUnlessAHostIsGiven() {
    assertThat(Door.parse("--listen", "8080")).isEqualTo(new Door("127.0.0.1", 8080));
    assertThat(Door.parse("--listen", "8080").isLoopback()).isTrue();
    assertThat(Door.parse("--listen", "0.0.0.0:81")).isEqualTo(new Door("0.0.0.0", 81));
    assertThat(Door.parse("--listen", "0.0.0.0:81").isLoopback()).isFalse();
    assertThat(Door.parse("--listen", "[::1]:82").text()).isEqualTo("[::1]:82");
    assertThat(Door.parse("--listen", "localhost:0").isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", ":80", "65536", "a b:80", "http://host:80", "-1"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Door.parse("--page", text))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "--page: expected PORT or HOST:PORT, a port up to 65535 (0 takes a free one), got "
                + text);
  }
}
