package org.athanor.potentials.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.structure.Scalars;

/**
 * Candidates that say the same at the same price, bit by bit: the first of them stands for all, so
 * that a weight is not cut into shares that look like several labels.
 */
final class Repeats {
  private Repeats() {}

  /** What two candidates must have in common. */
  private record Statement(double price, int rows, Scalars entries) {}

  static List<Candidate> without(List<Candidate> candidates) {
    Map<Statement, Candidate> first = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Information said = candidate.information();
      Statement statement =
          new Statement(candidate.price(), said.rows().numRows, Scalars.of(said.rows().getData()));
      first.putIfAbsent(statement, candidate);
    }
    return List.copyOf(first.values());
  }
}
