package org.athanor.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

/** Walks keep away from where structures cannot be labelled. */
class ExperienceTest {
  private static final Bias WEAK = new Bias.LocalEntropy(2);
  private static final Bias STRONG = new Bias.LocalEntropy(5);

  private final List<Walk> walks = new ArrayList<>();
  private final List<Selection> chosen = new ArrayList<>();
  private final List<LabeledStructure> labeled = new ArrayList<>();

  /** Chooses so many structures of a walk, of which so many are labelled. */
  private void walked(
      Arm arm, String phase, double pressure, double temperature, Bias bias, int all, int there) {
    WalkId id = new WalkId(0, walks.size());
    Motion motion = new Motion.Dynamics(temperature, bias, 0);
    Structure start = Facts.structure(1);
    walks.add(new Walk(id, arm, phase, start, pressure, motion, 1));
    for (int k = 0; k < all; k++) {
      Selection selection = new Selection(new CandidateId(id, k), arm, phase, start);
      chosen.add(selection);
      if (k < there) {
        labeled.add(new LabeledStructure(Facts.labelId(chosen.size()), selection, Facts.labels(1)));
      }
    }
  }

  private Experience experience(double share) {
    return Experience.of(
        share,
        List.of(new RoundOpened(0, walks, List.of(), 1, Facts.AT)),
        List.of(chosen),
        List.of(labeled));
  }

  @Test
  void aPlaceWhereMostLabelsAreLostIsAvoidedWhateverDroveTheWalk() {
    walked(Arm.ENTROPY, "a", 7, 300, WEAK, 5, 2);
    walked(Arm.ENTROPY, "a", 0, 300, WEAK, 3, 3);
    Experience half = experience(0.5);
    assertThat(half.avoids("a", 7, 3000, STRONG)).isTrue();
    assertThat(half.avoids("a", 0, 300, WEAK)).as("3 of 8 are lost there").isFalse();
    assertThat(half.avoids("b", 7, 300, WEAK)).isFalse();
    assertThat(experience(0.7).avoids("a", 7, 300, WEAK)).as("0.6 of them may be").isFalse();
    assertThat(experience(1).avoids("a", 7, 300, WEAK)).isFalse();
  }

  @Test
  void whatDrivesTooHardIsAvoidedEverywhere() {
    walked(Arm.ENTROPY, "a", 0, 3000, STRONG, 3, 1);
    walked(Arm.ENTROPY, "b", 7, 3000, STRONG, 2, 1);
    walked(Arm.ENTROPY, "a", 0, 300, STRONG, 4, 4);
    Experience experience = experience(0.4);
    assertThat(experience.avoids("c", 20, 3000, STRONG)).isTrue();
    assertThat(experience.avoids("a", 0, 3000, WEAK)).isFalse();
    assertThat(experience.avoids("a", 0, 300, STRONG)).isFalse();
  }

  @Test
  void twoLossesAreBadLuckAndOtherArmsDoNotCount() {
    walked(Arm.ENTROPY, "a", 7, 300, WEAK, 2, 0);
    walked(Arm.CONTROL, "b", 7, 300, new Bias.None(), 5, 0);
    walked(Arm.ANCHOR, "b", 7, 350, new Bias.None(), 5, 0);
    assertThat(experience(0).avoids("a", 7, 300, WEAK)).isFalse();
    assertThat(experience(0).avoids("b", 7, 350, new Bias.None())).isFalse();
    assertThat(Experience.none().avoids("a", 7, 300, WEAK)).isFalse();
  }

  @Test
  void aPlanLeavesOutWhatIsAvoidedAndWalksAsOften() {
    walked(Arm.ENTROPY, "a", 7, 300, WEAK, 3, 0);
    CampaignSettings settings =
        Settings.campaign(new Budget(100, 10, 0.2, 0.1, 12), new Schedule(6, 12, 2, 0, 0.5));
    Plan plan = new Plan(settings);
    List<Quota> quotas = List.of(new Quota(Arm.ENTROPY, 9), new Quota(Arm.CONTROL, 9));
    List<Walk> before = plan.walks(2, quotas, new Driver.Fitted(0), Experience.none());
    List<Walk> after = plan.walks(2, quotas, new Driver.Fitted(0), experience(0.5));
    assertThat(after).hasSameSizeAs(before);
    assertThat(forbidden(before, Arm.ENTROPY)).isPositive();
    assertThat(forbidden(after, Arm.ENTROPY)).isZero();
    assertThat(control(after)).as("control stays random").isEqualTo(control(before));
  }

  /** At the place that is avoided, or driven as the walk that was lost. */
  private static long forbidden(List<Walk> walks, Arm arm) {
    return walks.stream()
        .filter(walk -> walk.arm() == arm)
        .filter(
            walk ->
                (walk.phase().equals("a") && walk.pressureGPa() == 7)
                    || (walk.motion() instanceof Motion.Dynamics dynamics
                        && dynamics.temperature() == 300
                        && dynamics.bias().equals(WEAK)))
        .count();
  }

  private static List<Walk> control(List<Walk> walks) {
    return walks.stream().filter(walk -> walk.arm() == Arm.CONTROL).toList();
  }

  @Test
  void whereNothingElseIsLeftThePlanWalksEverywhere() {
    for (String phase : List.of("a", "b")) {
      for (double pressure : List.of(0.0, 7.0)) {
        walked(Arm.ENTROPY, phase, pressure, 300, WEAK, 3, 0);
      }
    }
    CampaignSettings settings =
        Settings.campaign(new Budget(100, 10, 0.2, 0.1, 12), new Schedule(6, 12, 2, 0, 0.5));
    List<Quota> quotas = List.of(new Quota(Arm.ENTROPY, 9));
    Plan plan = new Plan(settings);
    assertThat(plan.walks(1, quotas, new Driver.Fitted(0), experience(0.5)))
        .isEqualTo(plan.walks(1, quotas, new Driver.Fitted(0), Experience.none()));
  }
}
