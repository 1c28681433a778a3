package org.athanor.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.athanor.protocol.Facts;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final CampaignSettings SETTINGS =
      Settings.campaign(new Budget(100, 10, 0.2, 0.1, 12), new Schedule(6, 12, 2, 0));

  @Property(tries = 200)
  void quotasThatAreFilledSpendTheBudgetExactly(
      @ForAll @IntRange(min = 1, max = 500) int labels,
      @ForAll @IntRange(min = 2, max = 30) int rounds,
      @ForAll @DoubleRange(min = 0, max = 0.6) double anchors,
      @ForAll @DoubleRange(min = 0, max = 0.4) double control) {
    int seeds = Math.max(1, labels / 10);
    CampaignSettings settings =
        Settings.campaign(
            new Budget(labels, seeds, anchors, control, 7), new Schedule(rounds, 5, 2, 0));
    List<List<Quota>> granted = new ArrayList<>();
    Map<Arm, Integer> sums = new EnumMap<>(Arm.class);
    for (int round = 0; round < rounds; round++) {
      List<Quota> quotas = new Quotas(settings).of(round, granted, List.of());
      quotas.forEach(quota -> sums.merge(quota.arm(), quota.count(), Integer::sum));
      granted.add(quotas);
    }
    assertThat(sums.remove(Arm.TEST)).isEqualTo(7);
    assertThat(sums.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(labels);
  }

  @Test
  void whatARoundCouldNotFillIsOfferedAgainWhenItIsKnown() {
    Quotas quotas = new Quotas(SETTINGS);
    List<List<Quota>> granted = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      granted.add(quotas.of(round, granted, List.of()));
    }
    List<Selection> nothing = List.of();
    List<List<Selection>> known = List.of(seeds(), nothing);
    int planned = count(quotas.of(3, granted, List.of()), Arm.ENTROPY);
    int again = count(quotas.of(3, granted, known), Arm.ENTROPY);
    assertThat(again).isEqualTo(planned + count(granted.get(1), Arm.ENTROPY));
  }

  @Test
  void roundZeroPerturbsEveryPhaseWithoutAPotential() {
    List<Walk> walks = plan(0);
    assertThat(walks).extracting(Walk::phase).contains("a", "b");
    assertThat(walks).allMatch(walk -> walk.motion() instanceof Motion.Perturbed);
    assertThat(walks).extracting(Walk::arm).containsOnly(Arm.SEED, Arm.TEST);
  }

  @Test
  void laterRoundsWalkTheWholeGridOnceInACycle() {
    // 2 phases, 2 pressures, 3 temperatures, 3 strengths: 36 conditions in 3 rounds of 12.
    List<String> seen = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      for (Walk walk : plan(round)) {
        if (walk.arm() == Arm.ENTROPY) {
          Motion.Dynamics motion = (Motion.Dynamics) walk.motion();
          seen.add(walk.phase() + walk.pressureGPa() + motion.temperature() + motion.bias());
        }
      }
    }
    assertThat(seen).hasSize(36).doesNotHaveDuplicates();
  }

  @Test
  void controlIsUnbiasedAnchorsStayCoolAndTestsAreBroad() {
    Set<Bias> tests = new HashSet<>();
    for (Walk walk : plan(1)) {
      if (walk.motion() instanceof Motion.Dynamics dynamics) {
        assertThat(dynamics.driver()).isEqualTo(new Driver.Fitted(4));
        switch (walk.arm()) {
          case CONTROL -> assertThat(dynamics.bias()).isEqualTo(new Bias.None());
          case ANCHOR -> {
            assertThat(dynamics.bias()).isEqualTo(new Bias.None());
            assertThat(dynamics.temperature()).isEqualTo(350);
          }
          case TEST -> tests.add(dynamics.bias());
          case ENTROPY, SEED -> assertThat(walk.arm()).isEqualTo(Arm.ENTROPY);
        }
      }
    }
    assertThat(tests).containsExactlyInAnyOrder(new Bias.None(), new Bias.LocalEntropy(5));
    assertThat(plan(1))
        .extracting(Walk::arm)
        .contains(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR, Arm.TEST);
  }

  @Test
  void walksAreNumberedInOrderAndSeededApart() {
    List<Walk> all = IntStream.range(0, 6).boxed().flatMap(r -> plan(r).stream()).toList();
    assertThat(all).extracting(Walk::seed).doesNotHaveDuplicates();
    assertThat(plan(2)).extracting(Walk::id).isSorted().startsWith(new WalkId(2, 0));
    assertThat(plan(2)).isEqualTo(plan(2));
  }

  private static List<Walk> plan(int round) {
    Quotas quotas = new Quotas(SETTINGS);
    List<List<Quota>> granted = new ArrayList<>();
    for (int earlier = 0; earlier < round; earlier++) {
      granted.add(quotas.of(earlier, granted, List.of()));
    }
    return new Plan(SETTINGS)
        .walks(round, quotas.of(round, granted, List.of()), new Driver.Fitted(4));
  }

  private static List<Selection> seeds() {
    return IntStream.range(0, 10).mapToObj(k -> Facts.selection(0, k, Arm.SEED)).toList();
  }

  private static int count(List<Quota> quotas, Arm arm) {
    return quotas.stream().filter(q -> q.arm() == arm).mapToInt(Quota::count).sum();
  }
}
