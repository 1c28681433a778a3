package org.athanor.actors.supervisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.athanor.actors.supervisor.Probes.Amplitudes;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;

/**
 * Which walks a round makes; a pure function of the settings, the round and its quotas.
 *
 * <p>Entropy-driven walks go through the whole grid in an order shuffled once a campaign, so that a
 * few rounds cover all phases, pressures, temperatures and strengths evenly. Control walks go
 * through the same conditions without bias.
 */
final class Plan {
  /** How many structures of one perturbed or strained walk are offered. */
  private static final int PROBES_A_WALK = 6;

  /**
   * Control and test walks are short of snapshots to draw from if each must give more than this.
   */
  private static final int SNAPSHOTS_A_WALK = 2;

  private final CampaignSettings settings;

  Plan(CampaignSettings settings) {
    this.settings = settings;
  }

  /** The walks of round {@code round}, driven by {@code driver}, in canonical order. */
  List<Walk> walks(int round, List<Quota> quotas, Driver driver) {
    List<Walk> walks = new ArrayList<>();
    for (Quota quota : quotas) {
      if (quota.count() > 0) {
        switch (quota.arm()) {
          case SEED -> perturbed(walks, round, quota, settings.probes().seeds());
          case TEST -> tests(walks, round, quota, driver);
          case ENTROPY -> entropy(walks, round, driver);
          case CONTROL -> control(walks, round, quota, driver);
          case ANCHOR -> anchors(walks, round, quota, driver);
        }
      }
    }
    return walks;
  }

  /** Strain probes first; then snapshots of dynamics, plain and strongly biased in turns. */
  private void tests(List<Walk> walks, int round, Quota quota, Driver driver) {
    if (round == 0) {
      perturbed(walks, round, quota, settings.probes().tests());
    } else {
      double strongest = Collections.max(settings.grid().strengths());
      Bias bias = strongest > 0 ? new Bias.LocalEntropy(strongest) : new Bias.None();
      snapshots(walks, round, quota, driver, List.of(new Bias.None(), bias));
    }
  }

  private void perturbed(List<Walk> walks, int round, Quota quota, Amplitudes most) {
    int starts = settings.grid().starts().size();
    // Twice what is needed, so that near-duplicates can be left out.
    int walksNeeded = Math.max(starts, roundedUp(2 * quota.count(), PROBES_A_WALK));
    for (int k = 0; k < walksNeeded; k++) {
      Motion motion = new Motion.Perturbed(PROBES_A_WALK, most.strain(), most.rattle());
      walks.add(walk(walks, round, quota.arm(), new Condition(k % starts, 0, 0, 0), motion));
    }
  }

  private void entropy(List<Walk> walks, int round, Driver driver) {
    int count = settings.schedule().walks();
    List<Condition> grid = shuffledGrid(Arm.ENTROPY);
    for (int k = 0; k < count; k++) {
      Condition condition = grid.get(((round - 1) * count + k) % grid.size());
      double strength = settings.grid().strengths().get(condition.strength());
      Bias bias = strength > 0 ? new Bias.LocalEntropy(strength) : new Bias.None();
      walks.add(walk(walks, round, Arm.ENTROPY, condition, dynamics(condition, bias, driver)));
    }
  }

  private void control(List<Walk> walks, int round, Quota quota, Driver driver) {
    snapshots(walks, round, quota, driver, List.of(new Bias.None()));
  }

  private void snapshots(
      List<Walk> walks, int round, Quota quota, Driver driver, List<Bias> biases) {
    int count = roundedUp(quota.count(), SNAPSHOTS_A_WALK);
    List<Condition> grid = shuffledGrid(quota.arm());
    for (int k = 0; k < count; k++) {
      Condition condition = grid.get(((round - 1) * count + k) % grid.size());
      Bias bias = biases.get(k % biases.size());
      walks.add(walk(walks, round, quota.arm(), condition, dynamics(condition, bias, driver)));
    }
  }

  private void anchors(List<Walk> walks, int round, Quota quota, Driver driver) {
    Probes probes = settings.probes();
    List<Condition> grid = shuffledGrid(Arm.ANCHOR);
    int count = Math.max(2, roundedUp(quota.count(), SNAPSHOTS_A_WALK));
    for (int k = 0; k < count; k++) {
      Condition condition = grid.get(((round - 1) * count + k) % grid.size());
      Motion motion =
          k % 2 == 0
              ? new Motion.Strained(PROBES_A_WALK, probes.anchorStrain(), driver)
              : new Motion.Dynamics(probes.anchorTemperature(), new Bias.None(), driver);
      walks.add(walk(walks, round, Arm.ANCHOR, condition, motion));
    }
  }

  private Motion dynamics(Condition condition, Bias bias, Driver driver) {
    double temperature = settings.grid().temperatures().get(condition.temperature());
    return new Motion.Dynamics(temperature, bias, driver);
  }

  private Walk walk(List<Walk> before, int round, Arm arm, Condition condition, Motion motion) {
    Start start = settings.grid().starts().get(condition.start());
    WalkId id = new WalkId(round, before.size());
    return new Walk(
        id,
        arm,
        start.phase(),
        start.structure(),
        settings.grid().pressuresGPa().get(condition.pressure()),
        motion,
        Seeds.of(settings.seed(), round, id.index()));
  }

  private List<Condition> shuffledGrid(Arm arm) {
    Grid grid = settings.grid();
    List<Condition> all = new ArrayList<>();
    for (int s = 0; s < grid.starts().size(); s++) {
      for (int p = 0; p < grid.pressuresGPa().size(); p++) {
        for (int t = 0; t < grid.temperatures().size(); t++) {
          for (int k = 0; k < (arm == Arm.ENTROPY ? grid.strengths().size() : 1); k++) {
            all.add(new Condition(s, p, t, k));
          }
        }
      }
    }
    Collections.shuffle(all, new Random(Seeds.of(settings.seed(), -1, arm.name().hashCode())));
    return all;
  }

  private static int roundedUp(int count, int each) {
    return (count + each - 1) / each;
  }

  /** Indices into the lists of the grid. */
  private record Condition(int start, int pressure, int temperature, int strength) {}
}
