package org.athanor.potentials.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Picks by chance alone: what every criterion has to beat. */
public final class RandomSelection {
  private RandomSelection() {}

  /**
   * {@code most} of {@code count} candidates, or all if there are fewer, each order equally likely.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public static List<Pick> pick(int count, int most, long seed) {
    if (count < 0 || most < 0) {
      throw new IllegalArgumentException(
          "selection: expected numbers of at least 0, got " + count + " and " + most);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[count];
    for (int k = 0; k < count; k++) {
      int other = random.nextInt(k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    List<Pick> picked = new ArrayList<>();
    for (int k = 0; k < Math.min(count, most); k++) {
      picked.add(new Pick(order[k], 1.0 / count));
    }
    return List.copyOf(picked);
  }
}
