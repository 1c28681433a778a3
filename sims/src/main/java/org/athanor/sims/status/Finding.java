package org.athanor.sims.status;

import org.athanor.potentials.entropy.Mode;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;

/**
 * How one candidate was judged.
 *
 * @param candidate which
 * @param arm of its walk
 * @param mode whether its atoms or the whole structure were compared
 * @param novelty the size-free information gain ν (dimensionless)
 * @param gain ΔH of the dataset's entropy (dimensionless)
 * @param verdict the decision
 */
public record Finding(
    CandidateId candidate, Arm arm, Mode mode, double novelty, double gain, VerdictKind verdict) {
  static Finding of(WalkId walk, Arm arm, Judgement judgement) {
    return new Finding(
        new CandidateId(walk, judgement.candidate()),
        arm,
        judgement.mode(),
        judgement.novelty(),
        judgement.gain(),
        VerdictKind.of(judgement.verdict()));
  }

  /** The round of its walk. */
  public int round() {
    return candidate.walk().round();
  }
}
