package org.athanor.actors.supervisor;

import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;

/**
 * What a campaign would do if every round filled its quotas: a dry run of its plan.
 *
 * @param rounds how many
 * @param labels of the fit and held out
 * @param walks of all rounds
 * @param dynamics those of them that move on a potential step by step
 */
public record Outlook(int rounds, int labels, int walks, int dynamics) {
  /** That of these settings. */
  public static Outlook of(CampaignSettings settings) {
    Quotas quotas = new Quotas(settings);
    Plan plan = new Plan(settings);
    List<List<Quota>> granted = new ArrayList<>();
    int walks = 0;
    int dynamics = 0;
    for (int round = 0; round < settings.schedule().rounds(); round++) {
      List<Quota> quota = quotas.of(round, granted, List.of());
      List<Walk> planned = plan.walks(round, quota, new Driver.Fitted(0));
      granted.add(quota);
      walks += planned.size();
      dynamics +=
          (int) planned.stream().filter(walk -> walk.motion() instanceof Motion.Dynamics).count();
    }
    int labels = granted.stream().flatMap(List::stream).mapToInt(Quota::count).sum();
    return new Outlook(settings.schedule().rounds(), labels, walks, dynamics);
  }
}
