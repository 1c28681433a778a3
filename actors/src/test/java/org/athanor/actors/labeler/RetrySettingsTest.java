package org.athanor.actors.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.protocol.label.Failure;
import org.junit.jupiter.api.Test;

class RetrySettingsTest {
  private static final RetrySettings RETRIES =
      new RetrySettings(
          new Tries(2, 6, 1, 3, 4, 0, 7, 5), Duration.ofSeconds(3), Duration.ofSeconds(20));
  private static final Failure LIMIT = new Failure.OutOfTime(Duration.ofSeconds(9));
  private static final Failure SCF = new Failure.NotConverged(100);

  @Test
  void everyCauseHasItsOwnNumberOfRetries() {
    assertThat(tries(SCF)).isEqualTo(2);
    assertThat(tries(LIMIT)).isEqualTo(1);
    assertThat(tries(new Failure.Crashed(1, ""))).isEqualTo(3);
    assertThat(tries(new Failure.Unreadable(""))).isEqualTo(4);
    assertThat(tries(new Failure.Unphysical(""))).isEqualTo(0);
    assertThat(tries(new Failure.Lost(""))).isEqualTo(5);
    assertThat(tries(new Failure.OutOfMemory(""))).isEqualTo(6);
    assertThat(tries(new Failure.GeometryRefused(""))).isEqualTo(7);
  }

  @Test
  void theReferenceIsAskedLessOftenTheLongerItIsUnavailable() {
    assertThat(IntStream.range(0, 6).mapToObj(RETRIES::pauseAfter).map(Duration::toSeconds))
        .containsExactly(3L, 6L, 12L, 20L, 20L, 20L);
  }

  @Test
  void otherCausesDoNotUseUpTheRetriesOfThisOne() {
    assertThat(RETRIES.again(List.of(LIMIT, LIMIT, SCF), SCF)).isTrue();
    assertThat(RETRIES.again(List.of(SCF, LIMIT, SCF), SCF)).isFalse();
  }

  /** How often it is tried again when it fails like this every time. */
  private static int tries(Failure failure) {
    int again = 0;
    while (again < 100 && RETRIES.again(Collections.nCopies(again, failure), failure)) {
      again++;
    }
    return again;
  }
}
