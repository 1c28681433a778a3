package org.athanor.potentials.matching;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Weights of labels from round to round of matching.
 *
 * <p>Source: Kurniawan et al., arXiv:2411.02740, whose loop merges them after a burn-in until they
 * settle.
 */
public final class Weights {
  private Weights() {}

  /** Both together; a label in both keeps the larger weight. */
  public static <K extends Comparable<K>> SortedMap<K, Double> larger(
      Map<K, Double> before, Map<K, Double> now) {
    SortedMap<K, Double> all = new TreeMap<>(before);
    now.forEach((id, weight) -> all.merge(id, weight, Math::max));
    return all;
  }

  /** The largest change of any weight, over the largest weight now; 0 where there are none. */
  public static <K extends Comparable<K>> double change(Map<K, Double> before, Map<K, Double> now) {
    SortedSet<K> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    double largest = 0;
    double change = 0;
    for (K id : ids) {
      double is = now.getOrDefault(id, 0.0);
      largest = Math.max(largest, is);
      change = Math.max(change, Math.abs(is - before.getOrDefault(id, 0.0)));
    }
    return change == 0 ? 0 : change / largest;
  }
}
