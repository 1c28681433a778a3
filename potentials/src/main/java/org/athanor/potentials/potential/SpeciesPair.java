package org.athanor.potentials.potential;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.structure.Element;

/** Two elements in no order, as atomic numbers; the lower one comes first. */
public record SpeciesPair(int low, int high) implements Comparable<SpeciesPair> {
  private static final Comparator<SpeciesPair> ORDER =
      Comparator.comparingInt(SpeciesPair::low).thenComparingInt(SpeciesPair::high);

  /**
   * Puts the two in order.
   *
   * @throws IllegalArgumentException if one is no element
   */
  public SpeciesPair {
    int least = Math.min(Element.of(low).atomicNumber(), Element.of(high).atomicNumber());
    high = Math.max(low, high);
    low = least;
  }

  /** Every pair that can be made of these elements, an element with itself included. */
  public static SortedSet<SpeciesPair> all(Collection<Integer> elements) {
    SortedSet<SpeciesPair> all = new TreeSet<>();
    for (int first : elements) {
      for (int second : elements) {
        all.add(new SpeciesPair(first, second));
      }
    }
    return all;
  }

  @Override
  public int compareTo(SpeciesPair other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return Element.of(low).symbol() + "-" + Element.of(high).symbol();
  }
}
