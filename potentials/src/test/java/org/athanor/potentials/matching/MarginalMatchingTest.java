package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginalMatchingTest {
  private static Matching.Optimal optimal(MatchingProblem problem) {
    return (Matching.Optimal) MarginalMatching.solve(problem, Objective.PLAIN);
  }

  /** With one target both ways say the same: jᵀF⁻¹j ≤ σ² is F ⪰ jjᵀ/σ². */
  @Test
  void oneTargetIsTheSameBothWays() {
    MatchingProblem problem = RandomProblem.of(5, 0.7, 8, 60, 1, 2);
    Matching.Optimal alone = optimal(problem);
    Matching.Optimal together =
        (Matching.Optimal) InformationMatching.solve(problem, Objective.PLAIN);
    assertThat(alone.upperBound())
        .isEqualTo(together.upperBound(), within(1e-7 * together.upperBound()));
  }

  @Test
  void everyTargetIsMetAndTheCostIsCertified() {
    MatchingProblem problem = RandomProblem.of(2, 0.7, 12, 200, 5, 3);
    Matching.Optimal found = optimal(problem);
    double[] wanted = problem.target().wantedDeviations().orElseThrow().toArray();
    double[] achieved = found.achievedDeviations().orElseThrow().toArray();
    for (int k = 0; k < wanted.length; k++) {
      assertThat(achieved[k]).isLessThanOrEqualTo(wanted[k] * (1 + 1e-8));
    }
    assertThat(found.relativeGap()).isBetween(0.0, 1e-8);
    assertThat(found.upperBound()).isLessThan(26.877128);
  }

  /** w/(1) + D: with D = 3 in hand of the 4 wanted, one is bought. */
  @Test
  void whatIsKnownNeedNotBeBought() {
    Information unit = Information.ofMatrix(new double[][] {{1}});
    Target target = Target.ofQuantities(new double[][] {{1}}, new double[] {0.5}).less(unit, 3);
    MatchingProblem problem =
        new MatchingProblem(List.of(new Candidate("a", unit)), target, OptionalDouble.empty());
    Matching.Optimal found = optimal(problem);
    assertThat(found.weights().get("a")).isEqualTo(1, within(1e-8));
    assertThat(found.lowerBound()).isEqualTo(1, within(1e-8));
    assertThat(found.achievedDeviations().orElseThrow().get(0)).isEqualTo(0.5, within(1e-8));
  }

  private static void feasible(MatchingProblem problem, Matching.Optimal found) {
    double[] wanted = problem.target().wantedDeviations().orElseThrow().toArray();
    double[] achieved = found.achievedDeviations().orElseThrow().toArray();
    double closest = 0;
    for (int k = 0; k < wanted.length; k++) {
      assertThat(achieved[k]).isLessThanOrEqualTo(wanted[k] * (1 + 1e-10));
      closest = Math.max(closest, achieved[k] / wanted[k]);
    }
    assertThat(closest).isEqualTo(1, within(1e-8));
  }

  /** Weights too small to buy are left out, and the others grow by what those gave. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void whatIsReturnedIsFeasibleByItself(long seed) {
    MatchingProblem problem = RandomProblem.of(seed, 0.9, 40, 300, 4, 2);
    Matching.Optimal found = optimal(problem);
    feasible(problem, found);
    assertThat(found.relativeGap()).isBetween(0.0, 1e-8);
    double least = 1e-7 * found.upperBound();
    assertThat(found.weights().values()).allMatch(weight -> weight > least);
  }

  /** With a ridge, as every linear fit with hundreds of coefficients has. */
  @Test
  void aPriorMakesItCheaper() {
    MatchingProblem problem = RandomProblem.of(6, 0.8, 120, 500, 3, 2);
    double[][] ridge = new double[120][120];
    for (int i = 0; i < ridge.length; i++) {
      ridge[i][i] = 1000 * Math.pow(0.8, 2 * i);
    }
    MatchingProblem known =
        new MatchingProblem(
            problem.candidates(),
            problem.target().less(Information.ofMatrix(ridge), 1),
            OptionalDouble.empty());
    Matching.Optimal found = optimal(known);
    feasible(known, found);
    assertThat(found.relativeGap()).isBetween(0.0, 1e-8);
    assertThat(found.upperBound()).isLessThan(0.7 * optimal(problem).upperBound());
  }

  @Test
  void whatIsInHandMayBeEnough() {
    Information unit = Information.ofMatrix(new double[][] {{1}});
    Target target = Target.ofQuantities(new double[][] {{1}}, new double[] {0.5}).less(unit, 4);
    Matching.Optimal found =
        optimal(
            new MatchingProblem(List.of(new Candidate("a", unit)), target, OptionalDouble.empty()));
    assertThat(found.weights()).isEmpty();
    assertThat(found.upperBound()).isZero();
  }

  /** Only the prior speaks of the second parameter, and not well enough. */
  @Test
  void whatNoCandidateAddsToIsNamed() {
    Information first = Information.ofJacobian(new double[][] {{1, 0}});
    Target target =
        Target.ofQuantities(new double[][] {{1, 0}, {0, 1}}, new double[] {0.1, 0.1})
            .less(Information.ofMatrix(new double[][] {{1, 0}, {0, 1}}), 1);
    Matching answer =
        MarginalMatching.solve(
            new MatchingProblem(List.of(new Candidate("a", first)), target, OptionalDouble.empty()),
            Objective.PLAIN);
    Matching.Infeasible infeasible = (Matching.Infeasible) answer;
    assertThat(infeasible.quantity()).hasValue(1);
    assertThat(infeasible.parameters()).containsExactly(1);
  }

  @Test
  void candidatesThatSayNothingAreNoHelp() {
    Candidate empty = new Candidate("a", Information.ofJacobian(new double[][] {{0, 0}}));
    Target target = Target.ofQuantities(new double[][] {{1, 0}}, new double[] {0.1});
    Matching answer =
        MarginalMatching.solve(
            new MatchingProblem(List.of(empty), target, OptionalDouble.empty()), Objective.PLAIN);
    assertThat(((Matching.Infeasible) answer).parameters()).containsExactly(0);
  }

  /** A function that no atom of a structure reaches is a column of zeros. */
  @Test
  void aTallJacobianMayHaveColumnsOfZeros() {
    Information tall = Information.ofJacobian(new double[][] {{0, 1}, {0, 2}, {0, 2}});
    assertThat(tall.frobenius()).isEqualTo(9, within(1e-14));
  }

  @Test
  void whatIsMissingIsNamed() {
    Information first = Information.ofJacobian(new double[][] {{1, 0}});
    Target target = Target.ofQuantities(new double[][] {{1, 0}, {1, 1}}, new double[] {0.1, 0.1});
    Matching answer =
        MarginalMatching.solve(
            new MatchingProblem(List.of(new Candidate("a", first)), target, OptionalDouble.empty()),
            Objective.PLAIN);
    assertThat(((Matching.Infeasible) answer).quantity()).hasValue(1);
  }

  @Test
  void aMatrixIsNoTargetHere() {
    Information unit = Information.ofMatrix(new double[][] {{1}});
    MatchingProblem problem =
        new MatchingProblem(
            List.of(new Candidate("a", unit)),
            Target.ofMatrix(new double[][] {{1}}),
            OptionalDouble.empty());
    assertThatThrownBy(() -> MarginalMatching.solve(problem, Objective.PLAIN))
        .hasMessageContaining("expected a target with a jacobian");
  }
}
