package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Picks the labels that give a target the information it needs, at the least cost: a semidefinite
 * programme (Kurniawan et al., Appl. Phys. Lett. 128, 064104, eq. 3).
 *
 * <p>Every answer is certified: the lower bound comes from a feasible point of the dual over all
 * candidates, the upper bound is the cost of the very weights that are returned, which were made
 * feasible.
 */
public final class InformationMatching {
  /** A candidate is worth labelling if it takes more than this share of the cost. */
  private static final double WORTH_LABELLING = 1e-6;

  /** What leaving out the others may cost at most, relative. */
  private static final double TRUNCATION = 3e-9;

  private static final int REWEIGHTINGS = 8;

  /** Of the cost: candidates with less are driven out. */
  private static final double SMALL_SHARE = 1e-3;

  private InformationMatching() {}

  /**
   * The optimal weights, or what is missing.
   *
   * @throws IllegalArgumentException for {@link Objective#L2} with too many parameters
   */
  public static Matching solve(MatchingProblem problem, Objective objective) {
    List<Candidate> useful = useful(problem, objective);
    double[] costs = useful.stream().mapToDouble(objective::cost).toArray();
    return solve(problem, useful, costs, objective);
  }

  /**
   * Weights on few candidates, by solving again and again with costs that grow where little was
   * bought (Candès, Wakin and Boyd, J. Fourier Anal. Appl. 14, 877 (2008)). The fewest labels that
   * were found are weighted anew at their own costs; the lower bound is that of all candidates.
   *
   * @throws IllegalArgumentException for {@link Objective#L2}, which spreads weights
   */
  public static Matching sparsest(MatchingProblem problem, Objective objective) {
    if (objective == Objective.L2) {
      throw new IllegalArgumentException(
          "sparsest: expected the objective plain, frobenius or price, got l2");
    }
    if (!(solve(problem, objective) instanceof Matching.Optimal first)
        || first.weights().isEmpty()) {
      return solve(problem, objective);
    }
    List<Candidate> useful = useful(problem, objective);
    double[] costs = useful.stream().mapToDouble(objective::cost).toArray();
    Matching.Optimal fewest = first;
    Matching.Optimal last = first;
    for (int round = 0; round < REWEIGHTINGS; round++) {
      double[] shares = shares(useful, costs, last);
      double[] raised =
          IntStream.range(0, costs.length).mapToDouble(m -> costs[m] / shares[m]).toArray();
      if (!(solve(problem, useful, raised, objective) instanceof Matching.Optimal next)) {
        break;
      }
      last = next;
      fewest = next.weights().size() < fewest.weights().size() ? next : fewest;
    }
    return fewest.weights().size() == first.weights().size()
        ? first
        : restricted(problem, objective, fewest, first.lowerBound());
  }

  private static double[] shares(List<Candidate> useful, double[] costs, Matching.Optimal last) {
    double[] bought =
        IntStream.range(0, costs.length)
            .mapToDouble(m -> costs[m] * last.weights().getOrDefault(useful.get(m).id(), 0.0))
            .toArray();
    double all = sum(bought);
    return Arrays.stream(bought).map(b -> b / all + SMALL_SHARE).toArray();
  }

  private static Matching restricted(
      MatchingProblem problem, Objective objective, Matching.Optimal fewest, double lower) {
    List<Candidate> some =
        problem.candidates().stream()
            .filter(one -> fewest.weights().containsKey(one.id()))
            .toList();
    MatchingProblem part = new MatchingProblem(some, problem.target(), problem.weightUpperBound());
    return switch (solve(part, objective)) {
      case Matching.Optimal optimal ->
          new Matching.Optimal(
              Math.min(lower, optimal.upperBound()),
              optimal.upperBound(),
              optimal.weights(),
              optimal.achievedDeviations());
      case Matching.Infeasible infeasible -> infeasible;
    };
  }

  /**
   * Those that say something. Of candidates with the same information and price the first stands
   * for all: together they would share its weight. Where weights are capped, or spread, each counts
   * by itself.
   */
  static List<Candidate> useful(MatchingProblem problem, Objective objective) {
    List<Candidate> useful =
        problem.candidates().stream().filter(one -> !one.information().empty()).toList();
    return problem.weightUpperBound().isPresent() || objective == Objective.L2
        ? useful
        : Repeats.without(useful);
  }

  private static Matching solve(
      MatchingProblem problem, List<Candidate> useful, double[] costs, Objective objective) {
    DMatrixRMaj wanted = problem.target().information();
    if (Dense.spectrum(wanted).largest() <= 0) {
      return nothing(problem);
    }
    if (useful.isEmpty()) {
      DMatrixRMaj none = new DMatrixRMaj(wanted.numRows, wanted.numRows);
      return infeasible(problem, Feasibility.of(none, wanted).direction().data);
    }
    Columns rows = Pool.rows(useful, costs, wanted.numRows);
    return switch (Coordinates.of(rows, wanted)) {
      case Coordinates.Beyond beyond -> infeasible(problem, beyond.direction().toArray());
      case Coordinates.Within within ->
          within(problem, within, Pool.of(problem, useful, costs, within, rows), objective);
    };
  }

  private static Matching within(
      MatchingProblem problem, Coordinates.Within coordinates, Pool pool, Objective objective) {
    if (Dense.spectrum(pool.wanted()).largest() <= 0) {
      return nothing(problem);
    }
    if (pool.capped()) {
      Feasibility.Shortfall most = Feasibility.of(pool.columns().sum(pool.caps()), pool.wanted());
      if (most.factor() > 1) {
        DMatrixRMaj direction = new DMatrixRMaj(problem.target().parameters(), 1);
        CommonOps_DDRM.mult(coordinates.transform(), most.direction(), direction);
        return infeasible(problem, direction.data);
      }
    }
    ColumnGeneration.Solution solution =
        objective == Objective.L2
            ? new SpreadMatching(pool).solve()
            : new ColumnGeneration(pool).solve();
    return certified(problem, pool, solution, objective);
  }

  private static double[] above(double[] weights, double least) {
    return Arrays.stream(weights).map(w -> w > least ? w : 0).toArray();
  }

  private static double sum(double[] weights) {
    return Arrays.stream(weights).sum();
  }

  private static double length(double[] weights) {
    return Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
  }

  private static Matching certified(
      MatchingProblem problem, Pool pool, ColumnGeneration.Solution solution, Objective objective) {
    ToDoubleFunction<double[]> cost =
        objective == Objective.L2 ? InformationMatching::length : InformationMatching::sum;
    double total = cost.applyAsDouble(solution.weights().toArray());
    double[] weights = above(solution.weights().toArray(), WORTH_LABELLING * total);
    double enough = Feasibility.of(pool.columns().sum(weights), pool.wanted()).factor();
    if (enough > 1 + TRUNCATION && objective != Objective.L2) {
      // Without the many small weights the others have to be balanced anew.
      weights = above(ColumnGeneration.among(pool, weights), WORTH_LABELLING * total);
      enough = Feasibility.of(pool.columns().sum(weights), pool.wanted()).factor();
    }
    for (double share = 0.1; enough > 1 + TRUNCATION && share > 1e-7; share *= 0.1) {
      weights = above(solution.weights().toArray(), share * WORTH_LABELLING * total);
      enough = Feasibility.of(pool.columns().sum(weights), pool.wanted()).factor();
    }
    weights = feasible(pool, weights, enough);
    SortedMap<String, Double> chosen = new TreeMap<>();
    for (int m = 0; m < weights.length; m++) {
      if (weights[m] > 0) {
        chosen.put(pool.candidates().get(m).id(), weights[m] * pool.units()[m]);
      }
    }
    double upper = cost.applyAsDouble(weights) * pool.size();
    double lower = Math.min(upper, solution.lower() * pool.size());
    return new Matching.Optimal(lower, upper, chosen, Achieved.deviations(problem, chosen));
  }

  /** Weights that were scaled up, or moved towards their caps, until they give what is wanted. */
  private static double[] feasible(Pool pool, double[] weights, double enough) {
    if (enough <= 1) {
      return weights;
    }
    double[] scaled = Arrays.stream(weights).map(w -> w * enough).toArray();
    if (IntStream.range(0, scaled.length).allMatch(m -> scaled[m] <= pool.caps()[m])) {
      return scaled;
    }
    double short0 = 0;
    double full = 1;
    for (int k = 0; k < 60 && full - short0 > 1e-13; k++) {
      double middle = k < 30 ? Math.sqrt(Math.max(short0, 1e-15) * full) : 0.5 * (short0 + full);
      if (Feasibility.of(pool.columns().sum(towards(pool, weights, middle)), pool.wanted()).factor()
          <= 1) {
        full = middle;
      } else {
        short0 = middle;
      }
    }
    return towards(pool, weights, full);
  }

  private static double[] towards(Pool pool, double[] weights, double share) {
    return IntStream.range(0, weights.length)
        .mapToDouble(m -> weights[m] + share * (pool.caps()[m] - weights[m]))
        .toArray();
  }

  /** What is in hand is enough. */
  private static Matching nothing(MatchingProblem problem) {
    SortedMap<String, Double> none = new TreeMap<>();
    return new Matching.Optimal(0, 0, none, Achieved.deviations(problem, none));
  }

  static Matching infeasible(MatchingProblem problem, double[] missing) {
    double[] ones = new double[missing.length];
    Arrays.fill(ones, 1);
    Scalars direction = Coordinates.unit(missing, ones);
    List<Integer> parameters =
        IntStream.range(0, missing.length)
            .boxed()
            .filter(i -> Math.abs(direction.get(i)) > 0.1)
            .sorted(Comparator.comparingDouble(i -> -Math.abs(direction.get(i))))
            .toList();
    return new Matching.Infeasible(quantity(problem, direction), direction, parameters);
  }

  private static OptionalInt quantity(MatchingProblem problem, Scalars direction) {
    if (problem.target().quantities().isEmpty()) {
      return OptionalInt.empty();
    }
    Target.Quantities quantities = problem.target().quantities().get();
    DMatrixRMaj change = new DMatrixRMaj(quantities.deviations().size(), 1);
    double[] along = direction.toArray();
    CommonOps_DDRM.mult(quantities.jacobian(), DMatrixRMaj.wrap(along.length, 1, along), change);
    return IntStream.range(0, quantities.deviations().size())
        .boxed()
        .max(
            Comparator.comparingDouble(
                k -> Math.abs(change.get(k)) / quantities.deviations().get(k)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
