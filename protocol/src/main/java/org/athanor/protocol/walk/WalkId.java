package org.athanor.protocol.walk;

import java.util.Comparator;

/** The place of a walk in the canonical order of a campaign: its round, and its number in that. */
public record WalkId(int round, int index) implements Comparable<WalkId> {
  private static final Comparator<WalkId> ORDER =
      Comparator.comparingInt(WalkId::round).thenComparingInt(WalkId::index);

  @Override
  public int compareTo(WalkId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return round + "/" + index;
  }
}
