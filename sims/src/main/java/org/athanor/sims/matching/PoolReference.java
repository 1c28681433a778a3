package org.athanor.sims.matching;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.athanor.potentials.structure.Labels;

/** What labels structures of a pool. */
@FunctionalInterface
public interface PoolReference {
  /**
   * Labels some of them.
   *
   * @param frames their places in the pool, from 0
   * @return the labels by place; those that are not in it could not be had
   * @throws InterruptedException if it was stopped; what was finished by then is kept
   */
  SortedMap<Integer, Labels> labels(SortedSet<Integer> frames) throws InterruptedException;

  /** One that labels each structure by itself, and all of them. */
  static PoolReference each(IntFunction<Labels> one) {
    return frames -> {
      SortedMap<Integer, Labels> all = new TreeMap<>();
      frames.forEach(frame -> all.put(frame, one.apply(frame)));
      return all;
    };
  }
}
