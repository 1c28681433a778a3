package org.athanor.potentials.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Takes the candidate that is worth most, again and again.
 *
 * <p>Lazily: taking one makes others worth less, so what one was worth earlier is an upper bound,
 * and only the first of the queue needs another look (M. Minoux, Optimization Techniques, 234
 * (1978)). Ties go to the lower index.
 */
final class LazyGreedy {
  private record Offer(int index, double worth, int taken) {}

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::worth).reversed().thenComparingInt(Offer::index);

  private LazyGreedy() {}

  static List<Pick> pick(Candidates candidates, int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "selection: expected to pick at least 0 candidates, got " + most);
    }
    PriorityQueue<Offer> offers = new PriorityQueue<>(BEST_FIRST);
    for (int index = 0; index < candidates.count(); index++) {
      offers.add(new Offer(index, candidates.worth(index), 0));
    }
    List<Pick> picked = new ArrayList<>();
    while (picked.size() < most && !offers.isEmpty()) {
      Offer best = offers.remove();
      if (best.taken() == picked.size()) {
        picked.add(new Pick(best.index(), best.worth()));
        candidates.take(best.index());
      } else {
        offers.add(new Offer(best.index(), candidates.worth(best.index()), picked.size()));
      }
    }
    return List.copyOf(picked);
  }
}
