package org.athanor.sims.status;

import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Walk;

/**
 * How the walks and what they brought home stand.
 *
 * @param planned walks of the round opened last
 * @param arrived those of them that came home
 * @param total walks of all rounds that came home
 * @param candidates structures of all rounds that were judged by novelty
 * @param accepted those of them that were new enough
 */
public record WalkCounts(int planned, int arrived, int total, int candidates, int accepted) {
  static WalkCounts of(Chronicle chronicle) {
    List<RoundOpened> rounds = chronicle.campaign().rounds();
    List<Walk> current = rounds.isEmpty() ? List.of() : rounds.getLast().walks();
    int arrived =
        (int) current.stream().filter(w -> chronicle.library().hasArrived(w.id())).count();
    Findings findings = chronicle.findings();
    return new WalkCounts(
        current.size(),
        arrived,
        findings.walks(),
        findings.count(lot -> lot.arm() == Arm.ENTROPY),
        findings.count(lot -> lot.arm() == Arm.ENTROPY && lot.verdict() == VerdictKind.ACCEPTED));
  }
}
