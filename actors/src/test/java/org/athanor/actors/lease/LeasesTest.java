package org.athanor.actors.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Leases<String> leases = new Leases<>(Duration.ofSeconds(30));

  @Test
  void aLeaseRunsOutUnlessItsHolderKeepsIt() {
    leases.grant("first", "ann", NOON);
    leases.grant("second", "bob", NOON);
    leases.keep("first", "ann", NOON.plusSeconds(20));
    assertThat(leases.expired(NOON.plusSeconds(30))).isEmpty();
    assertThat(leases.expired(NOON.plusSeconds(31))).containsExactly("second");
    assertThat(leases.expired(NOON.plusSeconds(51))).containsExactly("first", "second");
  }

  @Test
  void onlyTheHolderCanKeepALease() {
    leases.grant("first", "ann", NOON);
    leases.keep("first", "bob", NOON.plusSeconds(20));
    assertThat(leases.expired(NOON.plusSeconds(31))).containsExactly("first");
    leases.keep("other", "bob", NOON);
    assertThat(leases.heldBy("bob")).isEmpty();
  }

  @Test
  void aReleasedLeaseIsGone() {
    leases.grant("first", "ann", NOON);
    assertThat(leases.holder("first")).contains("ann");
    leases.release("first");
    assertThat(leases.holder("first")).isEmpty();
    assertThat(leases.expired(NOON.plusSeconds(99))).isEmpty();
  }
}
