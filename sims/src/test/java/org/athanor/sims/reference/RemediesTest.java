package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.athanor.protocol.label.Failure;
import org.junit.jupiter.api.Test;

class RemediesTest {
  private static final Failure SCF = new Failure.NotConverged(100);
  private static final Failure LIMIT = new Failure.OutOfTime(Duration.ofSeconds(9));
  private static final Failure MEMORY = new Failure.OutOfMemory("");

  @Test
  void nothingIsDifferentAtFirstOrAfterWhatHasNoRemedy() {
    Remedies none = new Remedies(1, 1, false, 0, 1);
    assertThat(Remedies.after(List.of())).isEqualTo(none);
    assertThat(
            Remedies.after(
                List.of(
                    new Failure.Lost("a"),
                    new Failure.Unavailable("pw.x"),
                    new Failure.Unreadable("?"))))
        .isEqualTo(none);
  }

  @Test
  void theLadderForWhatDoesNotConvergeEndsInAnotherDiagonalisation() {
    assertThat(after(1, SCF)).isEqualTo(new Remedies(0.5, 2, false, 0, 1));
    assertThat(after(2, SCF)).isEqualTo(new Remedies(0.25, 4, false, 0, 1));
    assertThat(after(3, SCF)).isEqualTo(new Remedies(0.125, 8, true, 0, 1));
    assertThat(after(40, SCF).steps()).isEqualTo(64);
  }

  @Test
  void everyCauseHasItsOwn() {
    assertThat(after(1, new Failure.Crashed(1, ""))).isEqualTo(new Remedies(1, 1, true, 0, 1));
    assertThat(after(2, MEMORY)).isEqualTo(new Remedies(1, 1, true, 2, 1));
    assertThat(after(2, LIMIT).limit(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(36));
    assertThat(Remedies.after(List.of(SCF, LIMIT, MEMORY)))
        .isEqualTo(new Remedies(0.5, 2, true, 1, 2));
  }

  private static Remedies after(int times, Failure failure) {
    return Remedies.after(Collections.nCopies(times, failure));
  }
}
