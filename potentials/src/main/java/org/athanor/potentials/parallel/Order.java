package org.athanor.potentials.parallel;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which parts must wait for which: of two that touch the same memory the one that comes later in
 * the order of {@link Parts} waits, so every sum is made in that order, whoever makes it.
 */
public final class Order {
  private final Parts parts;

  /**
   * By place in the order: later places that wait for it, and for how many earlier ones it waits.
   */
  private final int[][] followers;

  private final int[] waitsFor;

  private Order(Parts parts, int[][] followers, int[] waitsFor) {
    this.parts = parts;
    this.followers = followers;
    this.waitsFor = waitsFor;
  }

  /** No part waits for another: for work whose parts share nothing. */
  public static Order free(Parts parts) {
    return new Order(parts, new int[parts.count()][0], new int[parts.count()]);
  }

  /**
   * Parts that touch a common part wait for each other.
   *
   * @param touched the parts whose atoms each part writes to, by part; its own among them
   */
  public static Order of(Parts parts, BitSet[] touched) {
    int count = parts.count();
    int[][] followers = new int[count][];
    int[] waitsFor = new int[count];
    int[] found = new int[count];
    for (int place = 0; place < count; place++) {
      int size = 0;
      for (int later = place + 1; later < count; later++) {
        if (touched[parts.at(place)].intersects(touched[parts.at(later)])) {
          found[size++] = later;
          waitsFor[later]++;
        }
      }
      followers[place] = Arrays.copyOf(found, size);
    }
    return new Order(parts, followers, waitsFor);
  }

  /** The parts. */
  public Parts parts() {
    return parts;
  }

  int[] followers(int place) {
    return followers[place];
  }

  void copyWaits(int[] target) {
    System.arraycopy(waitsFor, 0, target, 0, waitsFor.length);
  }
}
