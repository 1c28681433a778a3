package org.athanor.protocol.walk;

import java.util.Comparator;

/** The place of a candidate in the canonical order (round, walk, index). */
public record CandidateId(WalkId walk, int index) implements Comparable<CandidateId> {
  private static final Comparator<CandidateId> ORDER =
      Comparator.comparing(CandidateId::walk).thenComparingInt(CandidateId::index);

  @Override
  public int compareTo(CandidateId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return walk + "/" + index;
  }
}
