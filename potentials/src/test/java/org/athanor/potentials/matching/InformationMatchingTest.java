package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InformationMatchingTest {
  private static final List<Candidate> AXES =
      List.of(
          new Candidate("0", Information.ofMatrix(new double[][] {{1, 0}, {0, 0}})),
          new Candidate("1", Information.ofMatrix(new double[][] {{0, 0}, {0, 1}})));

  private static Matching.Optimal optimal(MatchingProblem problem, Objective objective) {
    return (Matching.Optimal) InformationMatching.solve(problem, objective);
  }

  private static MatchingProblem axes(double[][] target) {
    return new MatchingProblem(AXES, Target.ofMatrix(target), OptionalDouble.empty());
  }

  /** For diag(w) ⪰ [[a, b], [b, c]] the weights are a + |b| and c + |b|. */
  @Test
  void twoParametersByHand() {
    Matching.Optimal found =
        optimal(axes(new double[][] {{2, -0.7}, {-0.7, 0.5}}), Objective.PLAIN);
    assertThat(found.weights().get("0")).isEqualTo(2.7, within(1e-7));
    assertThat(found.weights().get("1")).isEqualTo(1.2, within(1e-7));
    assertThat(found.upperBound()).isEqualTo(3.9, within(1e-8));
  }

  /** What says the same at the same price is one candidate; where weights are capped it is two. */
  @Test
  void candidatesThatRepeatOthersAreCountedOnce() {
    List<Candidate> twice = new ArrayList<>(AXES);
    for (Candidate one : AXES) {
      twice.add(new Candidate("again " + one.id(), one.information()));
    }
    Target target = Target.ofMatrix(new double[][] {{2, -0.7}, {-0.7, 0.5}});
    Matching.Optimal free =
        optimal(new MatchingProblem(twice, target, OptionalDouble.empty()), Objective.PLAIN);
    assertThat(free.weights()).containsOnlyKeys("0", "1");
    assertThat(free.upperBound()).isEqualTo(3.9, within(1e-8));
    Matching.Optimal capped =
        optimal(new MatchingProblem(twice, target, OptionalDouble.of(1.5)), Objective.PLAIN);
    assertThat(capped.weights()).containsKeys("0", "again 0");
    assertThat(capped.upperBound()).isEqualTo(3.9, within(1e-7));
    Target one = Target.ofQuantities(new double[][] {{1, 1}}, new double[] {0.1});
    Matching.Optimal marginal =
        (Matching.Optimal)
            MarginalMatching.solve(
                new MatchingProblem(twice, one, OptionalDouble.empty()), Objective.PLAIN);
    assertThat(marginal.weights()).containsOnlyKeys("0", "1");
  }

  /** (w₀ − 2)(w₁ − 0.5) = 0.49 at the smallest w₀² + w₁²: found here by bisection. */
  @Test
  void theLeastSquareByHand() {
    Matching.Optimal found = optimal(axes(new double[][] {{2, -0.7}, {-0.7, 0.5}}), Objective.L2);
    double low = 2.01;
    double high = 4;
    for (int k = 0; k < 100; k++) {
      double w = 0.5 * (low + high);
      double slope = 2 * w - 2 * (0.5 + 0.49 / (w - 2)) * 0.49 / ((w - 2) * (w - 2));
      if (slope > 0) {
        high = w;
      } else {
        low = w;
      }
    }
    assertThat(found.weights().get("0")).isEqualTo(low, within(1e-6));
    assertThat(found.weights().get("1")).isEqualTo(0.5 + 0.49 / (low - 2), within(1e-6));
    assertThat(found.relativeGap()).isBetween(0.0, 1e-9);
  }

  @Test
  void fiveThousandCandidatesReachTheCertifiedOptimum() {
    MatchingProblem problem = RandomProblem.of(4, 0.8, 20, 5000, 5, 3);
    Matching.Optimal found = optimal(problem, Objective.PLAIN);
    assertThat(found.upperBound()).isEqualTo(6.737715666, within(7e-9));
    assertThat(found.relativeGap()).isBetween(0.0, 1e-8);
    assertEnough(problem, found);
    // No more than q(2N − q + 1)/2.
    assertThat(found.weights()).hasSizeLessThanOrEqualTo(5 * (40 - 5 + 1) / 2);
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void everyObjectiveIsCertified(Objective objective) {
    MatchingProblem problem = RandomProblem.of(2, 0.7, 12, 200, 5, 3);
    Matching.Optimal found = optimal(problem, objective);
    assertThat(found.relativeGap()).isBetween(0.0, 1e-8);
    assertEnough(problem, found);
    double cost = 0;
    for (Candidate candidate : problem.candidates()) {
      double weight = found.weights().getOrDefault(candidate.id(), 0.0);
      double unit = objective.cost(candidate);
      cost += objective == Objective.L2 ? weight * weight : unit * weight;
    }
    double value = objective == Objective.L2 ? Math.sqrt(cost) : cost;
    assertThat(value).isEqualTo(found.upperBound(), within(1e-9 * value));
  }

  /** Other units of the parameters, and a target ten times sharper. */
  @Test
  void unitsDoNotMatter() {
    MatchingProblem problem = RandomProblem.of(1, 0.6, 5, 20, 2, 3);
    double[] units = {1e6, 1, 1e-5, 3, 1e3};
    List<Candidate> scaled = new ArrayList<>();
    for (Candidate candidate : problem.candidates()) {
      scaled.add(
          new Candidate(
              candidate.id(),
              Information.ofJacobian(scaled(candidate.information().rows(), units))));
    }
    Target.Quantities wanted = problem.target().quantities().orElseThrow();
    Target target =
        Target.ofQuantities(
            scaled(wanted.jacobian(), units),
            new double[] {0.1 * wanted.deviations().get(0), 0.1 * wanted.deviations().get(1)});
    Matching.Optimal plain = optimal(problem, Objective.PLAIN);
    Matching.Optimal other =
        optimal(new MatchingProblem(scaled, target, OptionalDouble.empty()), Objective.PLAIN);
    assertThat(other.upperBound())
        .isEqualTo(100 * plain.upperBound(), within(1e-6 * plain.upperBound()));
    assertThat(other.weights().keySet()).isEqualTo(plain.weights().keySet());
  }

  private static double[][] scaled(DMatrixRMaj rows, double[] units) {
    double[][] scaled = new double[rows.numRows][rows.numCols];
    for (int i = 0; i < rows.numRows; i++) {
      for (int k = 0; k < rows.numCols; k++) {
        scaled[i][k] = rows.get(i, k) * units[k];
      }
    }
    return scaled;
  }

  @Test
  void capsAreKept() {
    MatchingProblem free = RandomProblem.of(2, 0.7, 12, 200, 5, 3);
    MatchingProblem capped =
        new MatchingProblem(free.candidates(), free.target(), OptionalDouble.of(2));
    Matching.Optimal found = optimal(capped, Objective.PLAIN);
    assertThat(found.weights().values()).allMatch(w -> w <= 2 * (1 + 1e-12));
    assertThat(found.relativeGap()).isBetween(0.0, 1e-7);
    assertThat(found.lowerBound()).isGreaterThan(optimal(free, Objective.PLAIN).upperBound());
    assertEnough(capped, found);
    MatchingProblem tight =
        new MatchingProblem(free.candidates(), free.target(), OptionalDouble.of(1e-3));
    assertThat(InformationMatching.solve(tight, Objective.PLAIN))
        .isInstanceOf(Matching.Infeasible.class);
  }

  @Test
  void whatIsKnownNeedNotBeBought() {
    MatchingProblem problem = RandomProblem.of(1, 0.6, 5, 20, 2, 3);
    Matching.Optimal all = optimal(problem, Objective.PLAIN);
    Target rest = problem.target();
    for (Map.Entry<String, Double> one : all.weights().entrySet()) {
      Information bought = problem.candidates().get(Integer.parseInt(one.getKey())).information();
      rest = rest.less(bought, 0.5 * one.getValue());
    }
    Matching.Optimal second =
        optimal(
            new MatchingProblem(problem.candidates(), rest, OptionalDouble.empty()),
            Objective.PLAIN);
    assertThat(second.upperBound()).isEqualTo(0.5 * all.upperBound(), within(1e-6));
    assertThat(second.achievedDeviations().orElseThrow().get(0))
        .isEqualTo(all.achievedDeviations().orElseThrow().get(0), within(1e-5));
    Target enough = rest;
    for (Map.Entry<String, Double> one : all.weights().entrySet()) {
      Information bought = problem.candidates().get(Integer.parseInt(one.getKey())).information();
      enough = enough.less(bought, 0.6 * one.getValue());
    }
    Matching.Optimal nothing =
        optimal(
            new MatchingProblem(problem.candidates(), enough, OptionalDouble.empty()),
            Objective.PLAIN);
    assertThat(nothing.weights()).isEmpty();
    assertThat(nothing.upperBound()).isZero();
  }

  /** Data in hand about a parameter that no candidate knows, tied to one that they know. */
  @Test
  void dataInHandPaysBeyondTheCandidates() {
    List<Candidate> first = AXES.subList(0, 1);
    Target tied = Target.ofMatrix(new double[][] {{1, 0.5}, {0.5, -1}});
    Matching.Optimal found =
        optimal(new MatchingProblem(first, tied, OptionalDouble.empty()), Objective.PLAIN);
    // [[w − 1, −0.5], [−0.5, 1]] ⪰ 0 from w = 1.25 on.
    assertThat(found.weights().get("0")).isEqualTo(1.25, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void whatIsMissingIsNamed(double tie) {
    MatchingProblem problem =
        new MatchingProblem(
            AXES.subList(0, 1),
            Target.ofQuantities(new double[][] {{1, 0}, {tie, 1}}, new double[] {0.1, 0.2}),
            OptionalDouble.empty());
    Matching.Infeasible answer =
        (Matching.Infeasible) InformationMatching.solve(problem, Objective.PLAIN);
    assertThat(answer.quantity()).hasValue(1);
    assertThat(Math.abs(answer.direction().get(1))).isEqualTo(1, within(1e-9));
    assertThat(answer.parameters()).containsExactly(1);
  }

  @Test
  void candidatesThatSayNothingAreNoTrouble() {
    List<Candidate> empty =
        List.of(new Candidate("none", Information.ofMatrix(new double[][] {{0, 0}, {0, 0}})));
    Target target = Target.ofMatrix(new double[][] {{1, 0}, {0, 0}});
    assertThat(
            InformationMatching.solve(
                new MatchingProblem(empty, target, OptionalDouble.empty()), Objective.PLAIN))
        .isInstanceOf(Matching.Infeasible.class);
    List<Candidate> all = new ArrayList<>(AXES);
    all.addAll(empty);
    assertThat(
            optimal(new MatchingProblem(all, target, OptionalDouble.empty()), Objective.FROBENIUS)
                .weights())
        .containsOnlyKeys("0");
  }

  @Test
  void theSparsestSetIsNoDearerThanItSays() {
    MatchingProblem problem = RandomProblem.of(1, 0.6, 5, 20, 2, 3);
    Matching.Optimal fewest =
        (Matching.Optimal) InformationMatching.sparsest(problem, Objective.PLAIN);
    assertThat(fewest.weights()).hasSize(2);
    assertEnough(problem, fewest);
    assertThat(fewest.lowerBound()).isEqualTo(15.388029, within(1e-5));
  }

  @Test
  void spreadWeightsHaveALimit() {
    MatchingProblem large = RandomProblem.of(1, 0.95, 61, 100, 2, 3);
    assertThatThrownBy(() -> InformationMatching.solve(large, Objective.L2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 60");
  }

  /** −λ_min(Σ w I − J) ≤ 1e-8 ‖J‖. */
  private static void assertEnough(MatchingProblem problem, Matching.Optimal found) {
    DMatrixRMaj rest = problem.target().information().copy();
    CommonOps_DDRM.scale(-1, rest);
    for (Candidate candidate : problem.candidates()) {
      double weight = found.weights().getOrDefault(candidate.id(), 0.0);
      CommonOps_DDRM.addEquals(rest, weight, candidate.information().matrix());
    }
    assertThat(Dense.smallest(rest))
        .isGreaterThan(-1e-8 * Dense.norm(problem.target().information()));
  }
}
