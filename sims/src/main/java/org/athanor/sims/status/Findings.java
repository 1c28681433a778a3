package org.athanor.sims.status;

import java.util.Map;
import java.util.function.Predicate;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.WalkOutcome;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the walks brought home, over the whole campaign.
 *
 * @param judged every candidate that was judged, in order
 * @param verdicts how many candidates had which verdict
 * @param endings how many walks ended in which way, by the words for it
 * @param walks how many walks came home
 * @param seconds of one core that they took
 */
public record Findings(
    PVector<Finding> judged,
    PMap<Lot, Integer> verdicts,
    TreePMap<String, Integer> endings,
    int walks,
    double seconds) {
  /** Candidates that are counted together. */
  public record Lot(int round, Arm arm, VerdictKind verdict) {}

  static final Findings NONE =
      new Findings(TreePVector.empty(), HashTreePMap.empty(), TreePMap.empty(), 0, 0);

  /** How many candidates are in lots like these. */
  public int count(Predicate<Lot> lots) {
    int count = 0;
    for (Map.Entry<Lot, Integer> entry : verdicts.entrySet()) {
      if (lots.test(entry.getKey())) {
        count += entry.getValue();
      }
    }
    return count;
  }

  Findings arrived(WalkOutcome outcome) {
    String ending = Words.of(outcome.ending());
    return new Findings(
        judged,
        verdicts,
        endings.plus(ending, endings.getOrDefault(ending, 0) + 1),
        walks + 1,
        seconds + outcome.seconds());
  }

  Findings judged(WalkJudged event, Arm arm) {
    PVector<Finding> all = judged;
    PMap<Lot, Integer> counts = verdicts;
    for (Judgement judgement : event.judgements()) {
      Finding finding = Finding.of(event.walk(), arm, judgement);
      Lot lot = new Lot(finding.round(), arm, finding.verdict());
      all = all.plus(finding);
      counts = counts.plus(lot, counts.getOrDefault(lot, 0) + 1);
    }
    return new Findings(all, counts, endings, walks, seconds);
  }
}
