package org.athanor.actors.supervisor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;

/**
 * How many labels of each arm a round may choose.
 *
 * <p>Seeds and half the tests come in round 0, the other tests in round 1; what is left is spread
 * evenly over the rounds from 1 that walk, arm by arm. What an earlier round could not fill is
 * offered again as soon as that round is certain to be known, so the plan does not depend on
 * timing.
 */
final class Quotas {
  private static final List<Arm> SPREAD = List.of(Arm.ENTROPY, Arm.CONTROL, Arm.ANCHOR);

  private final CampaignSettings settings;

  Quotas(CampaignSettings settings) {
    this.settings = settings;
  }

  /**
   * The quotas of round {@code round}.
   *
   * @param granted quotas of all earlier rounds
   * @param chosen selections of the rounds that are known, 0 up to some round
   */
  List<Quota> of(int round, List<List<Quota>> granted, List<List<Selection>> chosen) {
    Budget budget = settings.budget();
    List<Quota> quotas = new ArrayList<>();
    if (round >= settings.walkingRounds()) {
      return quotas;
    }
    if (round == 0) {
      quotas.add(new Quota(Arm.SEED, budget.seeds()));
      quotas.add(new Quota(Arm.TEST, budget.test() / 2));
      return quotas;
    }
    Map<Arm, Integer> spent = new EnumMap<>(Arm.class);
    for (int earlier = 0; earlier < round; earlier++) {
      add(spent, earlier < chosen.size() ? counts(chosen.get(earlier)) : granted.get(earlier));
    }
    for (Arm arm : SPREAD) {
      int due = due(arm, round) - spent.getOrDefault(arm, 0);
      quotas.add(new Quota(arm, Math.max(0, due)));
    }
    if (round == 1) {
      quotas.add(new Quota(Arm.TEST, budget.test() - budget.test() / 2));
    }
    return quotas;
  }

  /** Labels of an arm that should have been chosen by the end of a round. */
  private int due(Arm arm, int round) {
    Budget budget = settings.budget();
    double done = (double) round / (settings.walkingRounds() - 1);
    int all = budget.labels() - budget.seeds();
    int anchors = (int) Math.round(Math.min(all, budget.anchors() * budget.labels()));
    // The control of a target is drawn from the pool, and needs no walks of its own.
    double random = settings.target().isPresent() ? 0 : budget.control();
    int control = (int) Math.round(Math.min(all - anchors, random * budget.labels()));
    int share =
        switch (arm) {
          case ANCHOR -> anchors;
          case CONTROL -> control;
          case ENTROPY -> all - anchors - control;
          case SEED, TEST -> throw new IllegalArgumentException(arm + " is not spread over rounds");
        };
    return (int) Math.round(share * done);
  }

  private static List<Quota> counts(List<Selection> selections) {
    return selections.stream().map(selection -> new Quota(selection.arm(), 1)).toList();
  }

  private static void add(Map<Arm, Integer> spent, List<Quota> quotas) {
    quotas.forEach(quota -> spent.merge(quota.arm(), quota.count(), Integer::sum));
  }
}
