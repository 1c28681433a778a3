package org.athanor.sims.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.athanor.config.BadConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void namesNumbersAndPortsAreRead() {
    assertThat(Address.parse("--listen", "helium")).isEqualTo(new Address("helium", 25520));
    assertThat(Address.parse("--listen", "10.0.0.5:0")).isEqualTo(new Address("10.0.0.5", 0));
    assertThat(Address.parse("--listen", "[::1]:4711")).isEqualTo(new Address("::1", 4711));
    assertThat(new Address("::1", 4711).text()).isEqualTo("[::1]:4711");
    assertThat(new Address("helium", 1).text()).isEqualTo("helium:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":5", "a:b", "a:70000", "0.0.0.0:5", "[::]:5", "a b:5", "a:5/x"})
  void whatOthersCouldNotUseIsRefused(String text) {
    assertThatThrownBy(() -> Address.parse("--listen", text))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--listen")
        .hasMessageContaining("HOST:PORT")
        .hasMessageContaining("got " + text);
  }
}
