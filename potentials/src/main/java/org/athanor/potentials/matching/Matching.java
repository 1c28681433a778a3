package org.athanor.potentials.matching;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.athanor.potentials.structure.Scalars;

/** The answer to a matching problem. */
public sealed interface Matching {
  /**
   * Weights that are optimal between two bounds.
   *
   * @param lowerBound of the optimal cost, by a feasible point of the dual
   * @param upperBound the cost of these weights, which give all that is wanted
   * @param weights w_m = 1/σ_m² of the candidates that are worth labelling, by id
   * @param achievedDeviations standard deviations of the target's quantities that these weights
   *     lead to, [quantities]; empty if the target was given as a matrix
   */
  record Optimal(
      double lowerBound,
      double upperBound,
      SortedMap<String, Double> weights,
      Optional<Scalars> achievedDeviations)
      implements Matching {
    /** Upper bound less lower bound, over the upper bound. */
    public double relativeGap() {
      return upperBound == 0 ? 0 : (upperBound - lowerBound) / upperBound;
    }
  }

  /**
   * All candidates together, as heavy as they may be, do not give what is wanted.
   *
   * @param quantity the target quantity that misses most, if the target is made of quantities
   * @param direction the parameter combination that is not determined well enough, of unit length,
   *     [parameters]
   * @param parameters those with the largest share in it, largest first
   */
  record Infeasible(OptionalInt quantity, Scalars direction, List<Integer> parameters)
      implements Matching {
    /**
     * What is missing, in words.
     *
     * @param quantities names of the target's quantities
     * @param names of the parameters
     */
    public String missing(List<String> quantities, List<String> names) {
      return "pool: expected structures that determine "
          + (quantity.isPresent() ? quantities.get(quantity.getAsInt()) : "the target")
          + ", got none that sees a direction of the parameters on which it depends, mostly "
          + parameters.stream().map(names::get).collect(Collectors.joining(", "));
    }
  }
}
