package org.athanor.potentials.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.athanor.potentials.uncertainty.Environments;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Basis BASIS =
      RadialAngularBasis.of(4.2, new Shape(5, 2, 2, 0, 0), List.of(14));

  private static RidgeFit dataset(List<Structure> structures) {
    RidgeFit fit = RidgeFit.start(BASIS, FitWeights.STANDARD);
    structures.forEach(s -> fit.absorb(s, SiliconLabels.of(s)));
    return fit;
  }

  /** Without a queue: everything anew after each pick. */
  private static List<Integer> plainly(Supplier<Candidates> start, int most) {
    List<Integer> picked = new ArrayList<>();
    for (int p = 0; p < most; p++) {
      Candidates candidates = start.get();
      picked.forEach(candidates::take);
      int best = -1;
      for (int k = 0; k < candidates.count(); k++) {
        if (!picked.contains(k) && (best < 0 || candidates.worth(k) > candidates.worth(best))) {
          best = k;
        }
      }
      picked.add(best);
    }
    return picked;
  }

  @Test
  void aCommitteeIsDrawnTogetherByEachPick() {
    List<Structure> pool = SiliconLabels.hot(2).subList(0, 24);
    CalibratedFit dataset = CalibratedFit.start(Columns.of(BASIS), Prior.RIDGE);
    for (Structure s : SiliconLabels.hot(1).subList(0, 20)) {
      dataset.absorb(s, SiliconLabels.of(s), FitWeights.STANDARD);
    }
    CalibratedPotential fitted = dataset.solve(Source.COMMITTEE);
    Committee committee = (Committee) fitted.uncertainty().spread();
    FitWeights perNoise = FitWeights.STANDARD.times(1 / Math.sqrt(fitted.fit().noise()));
    List<Integer> expected = new ArrayList<>();
    List<Pick> picks = CommitteeSelection.pick(dataset, FitWeights.STANDARD, pool, 4);
    for (int p = 0; p < 4; p++) {
      int best = -1;
      double most = 0;
      for (int k = 0; k < pool.size(); k++) {
        double worth =
            Arrays.stream(dataset.columns().rows(pool.get(k)).forceVariances(committee))
                .average()
                .orElseThrow();
        if (!expected.contains(k) && worth > most) {
          most = worth;
          best = k;
        }
      }
      assertThat(picks.get(p).worth()).isCloseTo(Math.sqrt(most), within(1e-9 * most + 1e-12));
      expected.add(best);
      double[] rows = dataset.columns().rows(pool.get(best)).weighted(perNoise);
      committee = committee.knowing(rows, rows.length / dataset.columns().size());
    }
    assertThat(picks.stream().map(Pick::index)).isEqualTo(expected);
    assertThat(picks.getLast().worth()).isLessThan(picks.getFirst().worth());
  }

  @Test
  void theLeastCertainComeFirstAndEachPickTeachesTheNext() {
    List<Structure> pool = SiliconLabels.hot(2).subList(0, 24);
    RidgeFit dataset = dataset(SiliconLabels.hot(1).subList(0, 6));
    List<Pick> picks = UncertaintySelection.pick(dataset, FitWeights.STANDARD, pool, 5);
    assertThat(dataset.labels()).isEqualTo(6);
    LinearFit fit = dataset.solve();
    List<Integer> expected = new ArrayList<>();
    RidgeFit sums = dataset.copy();
    for (int p = 0; p < 5; p++) {
      int best = -1;
      double most = 0;
      for (int k = 0; k < pool.size(); k++) {
        double[] variances = sums.columns().rows(pool.get(k)).forceVariances(sums.posterior(fit));
        double worth = 0;
        for (double variance : variances) {
          worth += variance / variances.length;
        }
        if (!expected.contains(k) && worth > most) {
          most = worth;
          best = k;
        }
      }
      assertThat(picks.get(p).worth()).isCloseTo(Math.sqrt(most), within(1e-9 * most + 1e-12));
      expected.add(best);
      sums.absorb(pool.get(best), SiliconLabels.of(pool.get(best)));
    }
    assertThat(picks.stream().map(Pick::index)).isEqualTo(expected);
    assertThat(picks.getLast().worth()).isLessThan(picks.getFirst().worth());
  }

  @Test
  void theMostExtrapolatedComeFirst() {
    List<Structure> known = SiliconLabels.hot(1).subList(0, 36);
    List<Structure> pool = SiliconLabels.hot(2);
    List<Pick> picks = VolumeSelection.pick(BASIS, known, pool, 6);
    assertThat(picks).hasSize(6);
    assertThat(picks.getFirst().worth()).isGreaterThan(1.5);
    Environments all = new Environments(BASIS);
    for (int pass = 0; pass < 20; pass++) {
      known.forEach(s -> all.offer(s.species(), all.values(s)));
    }
    double before =
        all.largest(
            pool.get(picks.getFirst().index()).species(),
            all.values(pool.get(picks.getFirst().index())));
    assertThat(before).isCloseTo(picks.getFirst().worth(), within(1e-6 * before));
    assertThat(VolumeSelection.pick(BASIS, known, known, 1).getFirst().worth()).isLessThan(1.02);
  }

  @Test
  void aLazyChoiceIsTheGreedyOneWhereWorthOnlyFalls() {
    // Weighted coverage of a small universe is submodular.
    List<Set<Integer>> sets =
        List.of(Set.of(1, 2, 3), Set.of(3, 4), Set.of(1, 2, 3, 4), Set.of(9), Set.of(4, 5, 6));
    Supplier<Candidates> start = () -> new Cover(sets);
    assertThat(LazyGreedy.pick(start.get(), 4).stream().map(Pick::index))
        .isEqualTo(plainly(start, 4))
        .startsWith(2, 4, 3);
    assertThatThrownBy(() -> LazyGreedy.pick(start.get(), -1)).hasMessageContaining("-1");
  }

  private static final class Cover implements Candidates {
    private final List<Set<Integer>> sets;
    private final Set<Integer> covered = new HashSet<>();

    Cover(List<Set<Integer>> sets) {
      this.sets = sets;
    }

    @Override
    public int count() {
      return sets.size();
    }

    @Override
    public double worth(int index) {
      return sets.get(index).stream().filter(x -> !covered.contains(x)).count();
    }

    @Override
    public void take(int index) {
      covered.addAll(sets.get(index));
    }
  }

  @Test
  void chanceIsFairAndRepeats() {
    assertThat(RandomSelection.pick(10, 4, 7)).isEqualTo(RandomSelection.pick(10, 4, 7));
    assertThat(RandomSelection.pick(3, 9, 7).stream().map(Pick::index))
        .containsExactlyInAnyOrder(0, 1, 2);
    int[] first = new int[5];
    for (long seed = 0; seed < 5000; seed++) {
      first[RandomSelection.pick(5, 1, seed).getFirst().index()]++;
    }
    for (int count : first) {
      assertThat(count).isBetween(880, 1120);
    }
    assertThatThrownBy(() -> RandomSelection.pick(3, -1, 7)).hasMessageContaining("-1");
  }
}
