package org.athanor.protocol.library;

import org.athanor.potentials.entropy.Mode;

/**
 * The librarian's decision on one candidate.
 *
 * @param candidate its number in the walk
 * @param mode whether its atoms or the whole structure were compared
 * @param novelty the size-free information gain ν (dimensionless)
 * @param gain ΔH of the dataset's entropy (dimensionless)
 * @param verdict the decision
 */
public record Judgement(int candidate, Mode mode, double novelty, double gain, Verdict verdict) {}
