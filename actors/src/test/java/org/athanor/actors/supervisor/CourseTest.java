package org.athanor.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Budget BUDGET = new Budget(50, 10, 0.2, 0.1, 6);
  private static final Course COURSE =
      new Course(Settings.campaign(BUDGET, new Schedule(9, 4, 2, 0.1)));

  @Test
  void aCampaignEndsWhenTheErrorsSettleAndWhatMayBeOpenIsFinished() {
    // Version 4 is within a tenth of 2 and 3; versions 5 and 6 come from rounds that may be open.
    CampaignState state = state(100, 50, 40, 38, 37.5);
    assertThat(COURSE.rounds(state)).isEqualTo(4 + 2);
    assertThat(end(state)).isEmpty();
    CampaignState done = fitted(fitted(state, 20, 8), 30, 8);
    CampaignState opened = opened(done, 6);
    assertThat(COURSE.rounds(opened)).isEqualTo(6);
    assertThat(reason(opened)).isEqualTo(new Ended.Converged(0.0625));
  }

  @Test
  void aSlowChangeIsNoEnd() {
    assertThat(COURSE.rounds(state(100, 50, 46, 43, 40.9, 38.5))).isEqualTo(9);
  }

  @Test
  void errorsOnDifferentStructuresAreNotCompared() {
    CampaignState state = CampaignState.EMPTY;
    state = fitted(state, 40, 4);
    state = fitted(state, 40, 8);
    state = fitted(state, 40, 8);
    assertThat(COURSE.rounds(state)).isEqualTo(9);
    assertThat(COURSE.rounds(fitted(state, 40, 8))).isEqualTo(3 + 2);
  }

  @Test
  void withoutHeldOutLabelsNothingSettles() {
    CampaignState state = CampaignState.EMPTY;
    for (int version = 0; version < 5; version++) {
      state = fitted(state, Optional.empty());
    }
    assertThat(COURSE.rounds(state)).isEqualTo(9);
  }

  @Test
  void theEndSaysWhetherTheBudgetIsSpent() {
    CampaignState state = CampaignState.EMPTY;
    for (int version = 0; version < 9; version++) {
      state = fitted(state, 100.0 / (1 + version * version), 8);
    }
    assertThat(reason(opened(state, 9))).isEqualTo(new Ended.BudgetSpent(58));
  }

  private static Ended reason(CampaignState state) {
    return end(state).orElseThrow();
  }

  private static Optional<Ended> end(CampaignState state) {
    Progress progress = new Progress(Duration.ofSeconds(1), labels -> "hash");
    for (int round = 0; round < 9; round++) {
      progress.labeled(round, List.of());
    }
    return COURSE.end(state, progress, Facts.AT).map(end -> end.reason());
  }

  private static CampaignState state(double... forceErrors) {
    CampaignState state = CampaignState.EMPTY;
    for (double error : forceErrors) {
      state = fitted(state, error, 8);
    }
    return state;
  }

  private static CampaignState fitted(CampaignState state, double forceMae, int labels) {
    return fitted(state, Optional.of(new Errors(labels, 2, 3, forceMae, 5, Optional.empty())));
  }

  private static CampaignState fitted(CampaignState state, Optional<Errors> heldOut) {
    int version = state.fits().size();
    Errors training = new Errors(50 + version, 1, 1, 1, 1, Optional.empty());
    FitReport report =
        new FitReport(
            50 + version, Optional.of(training), heldOut, Optional.empty(), Optional.empty(), 1e-6);
    return state.applied(new PotentialFitted(version, "text", report, Facts.AT));
  }

  private static CampaignState opened(CampaignState state, int rounds) {
    CampaignState all = state;
    for (int round = 0; round < rounds; round++) {
      all = all.applied(new RoundOpened(round, List.of(), List.of(), 1, Facts.AT));
    }
    return all;
  }
}
