package org.athanor.potentials.entropy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Picks the candidates that together add most, one by one by what each adds to those already
 * picked.
 *
 * <p>Lazily: ln det is nearly submodular, so a value found earlier is an upper bound, and only the
 * first of the queue needs another look (Minoux, Optimization Techniques, 234 (1978)). Ties go to
 * the lower index, so the result depends on nothing but the input.
 *
 * <p>A candidate is compared with the dataset of its own mode. For {@link Criterion#NOVELTY} the
 * factor (n + A)/A keeps the n of the start: it makes the modes comparable, and what is picked of
 * one mode lowers the rest of that mode.
 */
public final class GreedySelection {
  private record Offer(int index, double value, long seen) {}

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::value).reversed().thenComparingInt(Offer::index);

  private final Criterion criterion;
  private final List<Samples> candidates;
  private final Map<Mode, EntropyDataset> datasets = new EnumMap<>(Mode.class);
  private final Map<Mode, Long> countAtStart = new EnumMap<>(Mode.class);

  private GreedySelection(Criterion criterion, List<Moments> snapshots, List<Samples> candidates) {
    this.criterion = criterion;
    this.candidates = candidates;
    for (Moments moments : snapshots) {
      datasets.put(moments.mode(), new EntropyDataset(moments));
      countAtStart.put(moments.mode(), moments.count());
    }
  }

  /**
   * The indices of the best {@code most} candidates, in the order of picking; all of them if there
   * are fewer.
   *
   * @param datasets one snapshot for each mode of the candidates; not changed
   * @throws IllegalArgumentException if a candidate's mode has no dataset
   */
  public static List<Integer> pick(
      Criterion criterion, List<Moments> datasets, List<Samples> candidates, int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "selection: expected to pick at least 0 candidates, got " + most);
    }
    return new GreedySelection(criterion, datasets, candidates).run(most);
  }

  private List<Integer> run(int most) {
    PriorityQueue<Offer> offers = new PriorityQueue<>(BEST_FIRST);
    for (int index = 0; index < candidates.size(); index++) {
      offers.add(offer(index));
    }
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < most && !offers.isEmpty()) {
      Offer best = offers.remove();
      EntropyDataset dataset = dataset(best.index());
      if (best.seen() == dataset.count()) {
        picked.add(best.index());
        dataset.add(candidates.get(best.index()));
      } else {
        offers.add(offer(best.index()));
      }
    }
    return List.copyOf(picked);
  }

  private Offer offer(int index) {
    EntropyDataset dataset = dataset(index);
    return new Offer(index, value(dataset, candidates.get(index)), dataset.count());
  }

  private double value(EntropyDataset dataset, Samples candidate) {
    double value = criterion.of(dataset, candidate);
    return switch (criterion) {
      case GAIN -> value;
      case NOVELTY -> {
        double now = dataset.count() + candidate.count();
        yield value * (countAtStart.get(dataset.mode()) + candidate.count()) / now;
      }
    };
  }

  private EntropyDataset dataset(int index) {
    Mode mode = candidates.get(index).mode();
    EntropyDataset dataset = datasets.get(mode);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "selection: expected a dataset of " + mode + " samples for candidate " + index);
    }
    return dataset;
  }
}
