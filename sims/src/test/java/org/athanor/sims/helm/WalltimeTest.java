package org.athanor.sims.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

class WalltimeTest {
  private static final Instant BEGUN = Instant.parse("2026-11-21T03:04:05Z");
  private static final Walltime HOURS = new Walltime(BEGUN, Duration.ofHours(2), true);
  private static final Optional<Failure> NONE = Optional.empty();

  private static Chronicle costs(Charge... charges) {
    Chronicle empty = Chronicle.EMPTY;
    return new Chronicle(
        empty.campaign(),
        empty.library(),
        empty.labels(),
        empty.matching(),
        empty.findings(),
        TreePVector.from(List.of(charges)),
        empty.timeline(),
        empty.programs(),
        empty.nodes(),
        empty.alterations());
  }

  private static Charge charge(double seconds, Optional<Failure> failure) {
    return new Charge(
        new LabelId("5f".repeat(32)), Arm.SEED, new Cost(seconds, 4), failure, Optional.empty());
  }

  private static Instant after(int minutes) {
    return BEGUN.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void aMinuteOrATenthIsForGoingInOrder() {
    assertThat(HOURS.last()).isEqualTo(after(119));
    assertThat(new Walltime(BEGUN, Duration.ofMinutes(2), true).last())
        .isEqualTo(BEGUN.plusSeconds(108));
  }

  @Test
  void noLabelIsBegunThatTookLongerThanWhatIsLeft() {
    Chronicle chronicle =
        costs(
            charge(1500, NONE),
            charge(1800, NONE),
            charge(7000, Optional.of(new Failure.NotConverged(80))));
    assertThat(HOURS.due(after(89), chronicle)).isEmpty();
    assertThat(HOURS.due(after(89).plusSeconds(1), chronicle)).contains(StopPoint.LABELS);
    assertThat(HOURS.due(after(119), chronicle)).contains(StopPoint.NOW);
    assertThat(HOURS.caution(chronicle)).isEmpty();
  }

  @Test
  void whereNothingIsKnownOrJobsOutliveTheProcessOnlyTheEndCounts() {
    assertThat(HOURS.due(after(118), Chronicle.EMPTY)).isEmpty();
    Walltime jobs = new Walltime(BEGUN, Duration.ofHours(2), false);
    assertThat(jobs.due(after(118), costs(charge(1800, NONE)))).isEmpty();
    assertThat(jobs.due(after(120), costs(charge(1800, NONE)))).contains(StopPoint.NOW);
  }

  @Test
  void labelsThatNeverFitAreSaidAndBegunAllTheSame() {
    Chronicle chronicle = costs(charge(7200, NONE));
    assertThat(HOURS.caution(chronicle).orElseThrow()).contains("took up to 7200 s");
    assertThat(HOURS.due(after(60), chronicle)).isEmpty();
  }
}
