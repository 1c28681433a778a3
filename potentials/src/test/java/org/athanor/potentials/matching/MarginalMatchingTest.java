package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

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
