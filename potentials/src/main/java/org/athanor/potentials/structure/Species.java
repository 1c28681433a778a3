package org.athanor.potentials.structure;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The atomic numbers of a structure's atoms, [n]; immutable. */
public final class Species {
  private final int[] atomicNumbers;

  private Species(int[] atomicNumbers) {
    this.atomicNumbers = atomicNumbers;
  }

  /**
   * Wraps a copy of the atomic numbers.
   *
   * @throws IllegalArgumentException if one is not an element's
   */
  public static Species of(int... atomicNumbers) {
    for (int z : atomicNumbers) {
      Element.of(z);
    }
    return new Species(atomicNumbers.clone());
  }

  /** {@code n} atoms of one element. */
  public static Species repeated(int atomicNumber, int n) {
    int[] all = new int[n];
    Arrays.fill(all, atomicNumber);
    return of(all);
  }

  /** The number of atoms, n. */
  public int size() {
    return atomicNumbers.length;
  }

  /** Atomic number of atom {@code i}. */
  public int get(int i) {
    return atomicNumbers[i];
  }

  /** A copy, [n]. */
  public int[] toArray() {
    return atomicNumbers.clone();
  }

  /** The different atomic numbers, rising. */
  public SortedSet<Integer> distinct() {
    SortedSet<Integer> distinct = new TreeSet<>();
    for (int z : atomicNumbers) {
      distinct.add(z);
    }
    return distinct;
  }

  /**
   * Each atom's place among the known atomic numbers, counted from 0 in rising order, [n].
   *
   * @throws IllegalArgumentException if an atom's is not among them
   */
  public int[] placesIn(SortedSet<Integer> known) {
    List<Integer> order = List.copyOf(known);
    int[] places = new int[atomicNumbers.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = order.indexOf(atomicNumbers[i]);
      if (places[i] < 0) {
        throw new IllegalArgumentException(
            "species: expected one of "
                + order.stream().map(z -> Element.of(z).symbol()).toList()
                + ", got "
                + Element.of(atomicNumbers[i]).symbol()
                + " for atom "
                + i);
      }
    }
    return places;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Species species && Arrays.equals(atomicNumbers, species.atomicNumbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(atomicNumbers);
  }

  @Override
  public String toString() {
    return "Species" + Arrays.toString(atomicNumbers);
  }
}
