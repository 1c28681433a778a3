package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Information matching with one constraint for each target quantity, j_kᵀ F⁻¹ j_k ≤ σ_k², instead
 * of F ⪰ J: where only the quantities' own standard deviations matter, not those of their
 * combinations, it needs less.
 *
 * <p>It is meant for hundreds of parameters too: candidates' rows are read where they are, and only
 * those that are worked with are transformed. Every answer is certified: the lower bound comes from
 * a feasible point of the dual over all candidates, the upper bound is the cost of the very weights
 * that are returned, which were made feasible.
 */
public final class MarginalMatching {
  /** What leaving the smallest weights out may cost. */
  private static final double SPARSE_GAP = 5e-9;

  private static final double WORTH_LABELLING = 1e-6;

  /** How many times the mixture of all candidates counts as all that they can give. */
  private static final double FLOOD = 1e12;

  private final MatchingProblem problem;
  private final List<Candidate> useful;
  private final double[] costs;
  private final MarginalPool pool;

  private MarginalMatching(
      MatchingProblem problem, List<Candidate> useful, double[] costs, MarginalPool pool) {
    this.problem = problem;
    this.useful = useful;
    this.costs = costs;
    this.pool = pool;
  }

  /**
   * The optimal weights, or what is missing.
   *
   * @throws IllegalArgumentException if the target is not made of quantities, weights are capped,
   *     or the objective is {@link Objective#L2}
   */
  public static Matching solve(MatchingProblem problem, Objective objective) {
    if (problem.target().quantities().isEmpty()) {
      throw new IllegalArgumentException(
          "per target: expected a target with a jacobian and standard deviations, got a matrix");
    }
    if (problem.weightUpperBound().isPresent() || objective == Objective.L2) {
      throw new IllegalArgumentException(
          "per target: expected no weightUpperBound and the objective plain, frobenius or price");
    }
    List<Candidate> useful = InformationMatching.useful(problem, objective);
    double[] costs = useful.stream().mapToDouble(objective::cost).toArray();
    try (Team team = Team.of(Runtime.getRuntime().availableProcessors())) {
      return solve(problem, useful, costs, team);
    }
  }

  private static Matching solve(
      MatchingProblem problem, List<Candidate> useful, double[] costs, Team team) {
    Target target = problem.target();
    Catalogue catalogue = new Catalogue(useful, costs, target.parameters());
    DMatrixRMaj known = target.known();
    double[] scale = catalogue.diagonal();
    for (int i = 0; i < scale.length; i++) {
      double own = scale[i] + known.get(i, i);
      scale[i] = own > 0 ? 1 / Math.sqrt(own) : 1;
    }
    DMatrixRMaj scaledKnown = known.copy();
    Matrices.scaled(scaledKnown, scale);
    double[] uniform = Arrays.stream(catalogue.traces(scale)).map(t -> 1 / t).toArray();
    DMatrixRMaj design = catalogue.sum(uniform, team);
    Matrices.scaled(design, scale);
    double trace = CommonOps_DDRM.trace(scaledKnown);
    CommonOps_DDRM.addEquals(design, trace > 0 ? 1 / trace : 0, scaledKnown);
    DMatrixRMaj all = target.information().copy();
    CommonOps_DDRM.addEquals(all, known);
    return switch (Coordinates.of(design, scale, uniform, all)) {
      case Coordinates.Beyond beyond ->
          InformationMatching.infeasible(problem, beyond.direction().toArray());
      case Coordinates.Within within -> {
        DMatrixRMaj inHand = Dense.root(scaledKnown);
        for (int i = 0; i < inHand.numRows; i++) {
          for (int k = 0; k < scale.length; k++) {
            inHand.set(i, k, inHand.get(i, k) / scale[k]);
          }
        }
        MarginalPool pool = new MarginalPool(catalogue, within, wanted(target), inHand, team);
        yield new MarginalMatching(problem, useful, costs, pool).answer();
      }
    };
  }

  /** j_k/σ_k, one a column. */
  private static DMatrixRMaj wanted(Target target) {
    Target.Quantities quantities = target.quantities().orElseThrow();
    DMatrixRMaj wanted = CommonOps_DDRM.transpose(quantities.jacobian(), null);
    for (int i = 0; i < wanted.numRows; i++) {
      for (int k = 0; k < wanted.numCols; k++) {
        wanted.set(i, k, wanted.get(i, k) / quantities.deviations().get(k));
      }
    }
    return wanted;
  }

  private Matching answer() {
    if (pool.satisfied()) {
      return answer(new double[costs.length], 0);
    }
    double[] most = pool.mixed(FLOOD * pool.penalty());
    int worst =
        IntStream.range(0, most.length)
            .boxed()
            .max(Comparator.comparingDouble(k -> most[k]))
            .orElseThrow();
    if (most[worst] > 1) {
      return InformationMatching.infeasible(problem, pool.missing(FLOOD * pool.penalty(), worst));
    }
    MarginalGeneration generation = new MarginalGeneration(pool);
    MarginalGeneration.Solution solution = generation.solve();
    return answer(sparse(generation, solution.weights().toArray()), solution.lower());
  }

  private Matching answer(double[] weights, double lower) {
    SortedMap<String, Double> bought = new TreeMap<>();
    for (int m = 0; m < weights.length; m++) {
      if (weights[m] > 0) {
        bought.put(useful.get(m).id(), weights[m] / costs[m]);
      }
    }
    double upper = Arrays.stream(weights).sum();
    return new Matching.Optimal(
        Math.max(0, Math.min(lower, upper)), upper, bought, Achieved.deviations(problem, bought));
  }

  /**
   * Feasible weights, without those too small to buy: if the others do not make up for them, they
   * are solved for once more, by themselves.
   */
  private double[] sparse(MarginalGeneration generation, double[] weights) {
    double total = Arrays.stream(weights).sum();
    int[] worth =
        IntStream.range(0, weights.length)
            .filter(m -> weights[m] > WORTH_LABELLING * total)
            .toArray();
    double most = (1 + SPARSE_GAP) * total;
    double[] kept = pool.scaled(worth, IntStream.of(worth).mapToDouble(m -> weights[m]).toArray());
    if (!(Arrays.stream(kept).sum() <= most) && worth.length > 0) {
      double[] again = pool.scaled(worth, generation.among(worth));
      kept = Arrays.stream(again).sum() <= Arrays.stream(kept).sum() ? again : kept;
    }
    double[] all = new double[weights.length];
    if (Double.isFinite(Arrays.stream(kept).sum())) {
      for (int k = 0; k < worth.length; k++) {
        all[worth[k]] = kept[k];
      }
      return all;
    }
    int[] every = IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
    double[] enough = pool.scaled(every, weights);
    for (int k = 0; k < every.length; k++) {
      all[every[k]] = enough[k];
    }
    return all;
  }
}
