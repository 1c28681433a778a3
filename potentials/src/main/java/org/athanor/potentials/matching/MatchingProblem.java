package org.athanor.potentials.matching;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Minimise Σ c_m w_m subject to w_m ≥ 0, w_m ≤ u and Σ w_m I_m − J ⪰ 0.
 *
 * @param candidates I_m
 * @param target J
 * @param weightUpperBound u, the same for all; empty for none
 */
public record MatchingProblem(
    List<Candidate> candidates, Target target, OptionalDouble weightUpperBound) {
  /**
   * Copies the list and checks that everything fits together.
   *
   * @throws IllegalArgumentException if there is no candidate, two share a name, one is about
   *     another number of parameters than the target, or the bound is not positive
   */
  public MatchingProblem {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("matching: expected at least one candidate, got none");
    }
    Set<String> names = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!names.add(candidate.id())) {
        throw new IllegalArgumentException(
            "matching: expected different ids, got \"" + candidate.id() + "\" twice");
      }
      if (candidate.information().parameters() != target.parameters()) {
        throw new IllegalArgumentException(
            "candidate "
                + candidate.id()
                + ": expected information on the target's "
                + target.parameters()
                + " parameters, got "
                + candidate.information().parameters());
      }
    }
    if (weightUpperBound.isPresent()
        && !(weightUpperBound.getAsDouble() > 0
            && Double.isFinite(weightUpperBound.getAsDouble()))) {
      throw new IllegalArgumentException(
          "weightUpperBound: expected a positive number, got " + weightUpperBound.getAsDouble());
    }
  }
}
