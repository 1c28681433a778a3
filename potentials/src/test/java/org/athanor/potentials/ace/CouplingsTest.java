package org.athanor.potentials.ace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.ace.ClusterFunction.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouplingsTest {
  private final Couplings couplings = new Couplings();

  private int count(List<Integer> channels, Integer... l) {
    return couplings.of(channels, List.of(l)).size();
  }

  /**
   * With all channels different there is one invariant for each L that l1, l2 and l3, l4 share:
   * counted here by hand.
   */
  @ParameterizedTest
  @CsvSource({
    "0,0,0,0,1",
    "1,1,0,0,1",
    "1,1,1,1,3",
    "2,2,1,1,3",
    "2,2,2,2,5",
    "1,1,2,0,1",
    "3,2,2,1,3",
    "1,1,1,0,0",
    "3,1,1,0,0",
    "1,2,3,4,3"
  })
  void differentChannelsHaveAnInvariantForEachChain(int a, int b, int c, int d, int expected) {
    assertThat(count(List.of(1, 2, 3, 4), a, b, c, d)).isEqualTo(expected);
  }

  /** Powers of one vector: only its length; of one tensor of order two: two invariants in all. */
  @Test
  void equalChannelsHaveFewer() {
    assertThat(count(List.of(5, 5, 5, 5), 1, 1, 1, 1)).isEqualTo(1);
    assertThat(count(List.of(5, 5, 6, 6), 1, 1, 1, 1)).isEqualTo(2);
    assertThat(count(List.of(5, 5, 5), 2, 2, 2)).isEqualTo(1);
    assertThat(count(List.of(5, 5, 5, 5), 2, 2, 2, 2)).isEqualTo(1);
    assertThat(count(List.of(5, 5), 1, 2)).isZero();
    assertThat(count(List.of(5), 1)).isZero();
  }

  /** √5 [a₀² − 2 Re a₁a₋₁ …]: for two moments Σ_m (−1)^m a_m b_−m, up to its norm. */
  @Test
  void twoMomentsCoupleToTheirScalarProduct() {
    List<Term> terms = couplings.of(List.of(1, 2), List.of(2, 2)).getFirst();
    double whole = terms.stream().mapToDouble(t -> t.factors().get(0) * t.factors().get(0)).sum();
    assertThat(whole).isCloseTo(1, within(1e-14));
    for (Term term : terms) {
      int m = Math.abs(term.m().getFirst());
      double expected = (m % 2 == 0 ? 1 : -1) * (m == 0 ? 1 : 2) / 3.0;
      assertThat(term.factors().get(0)).as("%s", term.m()).isCloseTo(expected, within(1e-14));
    }
  }
}
