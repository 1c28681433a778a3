package org.athanor.protocol.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.protocol.Facts.AT;
import static org.athanor.protocol.Facts.walk;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.junit.jupiter.api.Test;

class CampaignStateTest {
  private static final CampaignStarted STARTED = new CampaignStarted("si", 7, "old file", AT);
  private static final RoundOpened ROUND =
      new RoundOpened(0, List.of(walk(0, 0, Arm.SEED)), List.of(new Quota(Arm.SEED, 2)), 3, AT);
  private static final Errors ERRORS = new Errors(5, 1, 2, 30, 40, Optional.of(0.5));
  private static final PotentialFitted FIT =
      new PotentialFitted(
          0,
          "text",
          new FitReport(
              5, Optional.of(ERRORS), Optional.empty(), Optional.empty(), Optional.empty(), 1e-6),
          AT);
  private static final CampaignEnded ENDED = new CampaignEnded(new Ended.RoundsDone(1), "hash", AT);

  @Test
  void aCampaignIsTheFoldOfItsEvents() {
    CampaignState state = after(STARTED, ROUND, new CampaignResumed(AT), FIT, ENDED);
    assertThat(state.started()).contains(STARTED);
    assertThat(state.settings()).isEqualTo("old file");
    assertThat(state.rounds()).containsExactly(ROUND);
    assertThat(state.latestFit()).contains(FIT);
    assertThat(state.ended()).contains(ENDED);
    assertThat(state.resumed()).isEqualTo(1);
  }

  @Test
  void aChangedFileOpensAnEndedCampaignAgain() {
    CampaignState state = after(STARTED, ROUND, FIT, ENDED, new SettingsChanged("new file", AT));
    assertThat(state.ended()).isEmpty();
    assertThat(state.settings()).isEqualTo("new file");
    assertThat(state.fits()).containsExactly(FIT);
  }

  @Test
  void activeSetsAreKeptAsLongAsAWalkMayAskForThem() {
    CampaignState state = CampaignState.EMPTY;
    for (int round = 0; round < 9; round++) {
      // As with a lag of 2: round r opens when version r − 2 is there, the latest may be r − 1.
      state = state.applied(dynamics(round, Math.max(0, round - 2)));
      Optional<ActiveSets> seen = Optional.of(new ActiveSets(List.of()));
      state = state.applied(new PotentialFitted(round, "text", FIT.report(), seen, AT));
      for (int version = 0; version <= round; version++) {
        // Walks on their way are of rounds after r − 2, and name versions after r − 4.
        assertThat(state.fits().get(version).seen().isPresent())
            .as("version %d in round %d", version, round)
            .isEqualTo(version >= round - 4);
      }
    }
  }

  private static RoundOpened dynamics(int round, int version) {
    Walk any = walk(round, 0, Arm.ENTROPY);
    Motion motion = new Motion.Dynamics(300, new Bias.None(), version);
    Walk walk = new Walk(any.id(), any.arm(), any.phase(), any.start(), 0, motion, any.seed());
    return new RoundOpened(round, List.of(walk), List.of(), 3, AT);
  }

  private static CampaignState after(CampaignEvent... events) {
    CampaignState state = CampaignState.EMPTY;
    for (CampaignEvent event : events) {
      state = state.applied(event);
    }
    return state;
  }
}
