package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreedySelectionTest {
  private static final FingerprintSettings SETTINGS = FingerprintSettings.of(5, 30);

  @ParameterizedTest
  @EnumSource(Mode.class)
  void addsAboutAsMuchAsLookingAtAllEachTime(Mode mode) {
    List<Samples> candidates = candidates(mode);
    Moments start = start(mode);
    List<Integer> lazy = GreedySelection.pick(Criterion.GAIN, List.of(start), candidates, 6);
    double best = entropy(start, candidates, eager(start, candidates, 6));
    double before = new EntropyDataset(start).entropy();
    assertThat(lazy).hasSize(6).doesNotHaveDuplicates();
    assertThat(entropy(start, candidates, lazy) - before).isGreaterThan(0.98 * (best - before));
  }

  @Test
  void beatsChance() {
    List<Samples> candidates = candidates(Mode.PER_ATOM);
    Moments start = start(Mode.PER_ATOM);
    double picked =
        entropy(
            start,
            candidates,
            GreedySelection.pick(Criterion.NOVELTY, List.of(start), candidates, 6));
    List<Integer> all = new ArrayList<>(IntStream.range(0, candidates.size()).boxed().toList());
    Random random = new Random(1);
    for (int draw = 0; draw < 20; draw++) {
      Collections.shuffle(all, random);
      assertThat(picked).isGreaterThan(entropy(start, candidates, all.subList(0, 6)));
    }
  }

  /** A second copy of the best candidate is worth little once the first is in. */
  @Test
  void doesNotPickTheSameTwice() {
    List<Samples> candidates = new ArrayList<>(candidates(Mode.PER_CONFIGURATION));
    Moments start = start(Mode.PER_CONFIGURATION);
    int first = GreedySelection.pick(Criterion.NOVELTY, List.of(start), candidates, 1).getFirst();
    candidates.add(candidates.get(first));
    List<Integer> picked = GreedySelection.pick(Criterion.NOVELTY, List.of(start), candidates, 5);
    assertThat(picked).startsWith(first).doesNotContain(candidates.size() - 1);
  }

  @Test
  void mixesModesAndGivesTiesToTheLowerIndex() {
    List<Samples> candidates = new ArrayList<>(candidates(Mode.PER_ATOM));
    candidates.addAll(candidates(Mode.PER_CONFIGURATION));
    List<Moments> starts = List.of(start(Mode.PER_CONFIGURATION), start(Mode.PER_ATOM));
    List<Integer> picked = GreedySelection.pick(Criterion.NOVELTY, starts, candidates, 100);
    assertThat(picked).hasSize(candidates.size()).doesNotHaveDuplicates();
    Samples same = candidates.getFirst();
    assertThat(GreedySelection.pick(Criterion.GAIN, starts, List.of(same, same, same), 3))
        .containsExactly(0, 1, 2);
  }

  @Test
  void refusesACandidateWithoutADataset() {
    List<Samples> candidates = candidates(Mode.PER_ATOM);
    assertThatThrownBy(
            () ->
                GreedySelection.pick(
                    Criterion.GAIN, List.of(start(Mode.PER_CONFIGURATION)), candidates, 2))
        .hasMessageContaining("PER_ATOM samples for candidate 0");
  }

  private static List<Integer> eager(Moments start, List<Samples> candidates, int most) {
    EntropyDataset dataset = new EntropyDataset(start);
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < most) {
      int best = -1;
      double value = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < candidates.size(); i++) {
        double gain = dataset.gain(candidates.get(i));
        if (!picked.contains(i) && gain > value) {
          best = i;
          value = gain;
        }
      }
      picked.add(best);
      dataset.add(candidates.get(best));
    }
    return picked;
  }

  private static double entropy(Moments start, List<Samples> candidates, List<Integer> picked) {
    EntropyDataset dataset = new EntropyDataset(start);
    picked.forEach(i -> dataset.add(candidates.get(i)));
    return dataset.entropy();
  }

  private static Moments start(Mode mode) {
    EntropyDataset dataset = new EntropyDataset(mode, 30, EntropyDataset.FINE);
    for (int i = 0; i < 40; i++) {
      dataset.add(samples(Crystals.rattled(Crystals.diamond(), 0.05, i), mode));
    }
    return dataset.moments();
  }

  private static List<Samples> candidates(Mode mode) {
    List<Samples> candidates = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      candidates.add(samples(Crystals.rattled(Crystals.diamond(), 0.01 * i, 100 + i), mode));
      candidates.add(samples(Crystals.rattled(Crystals.betaTin(), 0.01 * i, 200 + i), mode));
    }
    return candidates;
  }

  private static Samples samples(Structure structure, Mode mode) {
    return Samples.of(GaussianOverlap.of(structure, SETTINGS), mode);
  }
}
