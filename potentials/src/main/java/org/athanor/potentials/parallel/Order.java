package org.athanor.potentials.parallel;

import java.util.Arrays;
import java.util.BitSet;

/**
 * In which order parts are done, and which must wait for which: of two that touch the same memory
 * the later one waits, so every sum is made in that order, whoever makes it.
 *
 * <p>The parts stand in groups side by side, and the order takes one of each group in turn. Where
 * atoms are numbered slab by slab, and groups are wider than what a part touches, as many parts as
 * there are groups can be done at once.
 */
public final class Order {
  private final Parts parts;
  private final int groups;
  private final int[] sequence;

  /**
   * By place in the order: later places that wait for it, and for how many earlier ones it waits.
   */
  private final int[][] followers;

  private final int[] waitsFor;

  private Order(Parts parts, int groups) {
    this.parts = parts;
    this.groups = groups;
    this.sequence = sequence(parts.count(), groups);
    this.followers = new int[parts.count()][0];
    this.waitsFor = new int[parts.count()];
  }

  private static int[] sequence(int count, int groups) {
    int[] sequence = new int[count];
    int place = 0;
    for (int along = 0; place < count; along++) {
      for (int group = 0; group < groups; group++) {
        int part = (int) ((long) group * count / groups) + along;
        if (part < (int) ((group + 1L) * count / groups)) {
          sequence[place++] = part;
        }
      }
    }
    return sequence;
  }

  /** No part waits for another: for work whose parts share nothing, or for one thread. */
  public static Order free(Parts parts, int groups) {
    return new Order(parts, groups);
  }

  /**
   * Parts that touch a common part wait for each other.
   *
   * @param groups at least 1
   * @param touched the parts whose atoms each part writes to, by part; its own among them
   */
  public static Order of(Parts parts, int groups, BitSet[] touched) {
    Order order = new Order(parts, groups);
    int count = parts.count();
    int[] found = new int[count];
    for (int place = 0; place < count; place++) {
      int size = 0;
      for (int later = place + 1; later < count; later++) {
        if (touched[order.at(place)].intersects(touched[order.at(later)])) {
          found[size++] = later;
          order.waitsFor[later]++;
        }
      }
      order.followers[place] = Arrays.copyOf(found, size);
    }
    return order;
  }

  /** The parts. */
  public Parts parts() {
    return parts;
  }

  /** In how many groups they stand. */
  public int groups() {
    return groups;
  }

  /** The part whose turn is at {@code place}. */
  public int at(int place) {
    return sequence[place];
  }

  int[] followers(int place) {
    return followers[place];
  }

  void copyWaits(int[] target) {
    System.arraycopy(waitsFor, 0, target, 0, waitsFor.length);
  }
}
