package org.athanor.sims.status;

import org.athanor.potentials.entropy.Mode;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.walk.Arm;

/**
 * How one candidate was judged.
 *
 * @param round of its walk
 * @param arm of its walk
 * @param mode whether its atoms or the whole structure were compared
 * @param novelty the size-free information gain ν (dimensionless)
 * @param gain ΔH of the dataset's entropy (dimensionless)
 * @param verdict the decision
 */
public record Finding(
    int round, Arm arm, Mode mode, double novelty, double gain, VerdictKind verdict) {
  static Finding of(int round, Arm arm, Judgement judgement) {
    return new Finding(
        round,
        arm,
        judgement.mode(),
        judgement.novelty(),
        judgement.gain(),
        VerdictKind.of(judgement.verdict()));
  }
}
